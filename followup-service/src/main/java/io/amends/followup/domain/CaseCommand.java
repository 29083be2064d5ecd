package io.amends.followup.domain;

import io.amends.contracts.FollowupContract.CancelReason;
import java.time.Instant;

/// A command on a case file, from an event of the complaint, a timer or the staff.
public sealed interface CaseCommand {

    /// The complaint was resolved: schedule asking the customer whether it is solved.
    ///
    /// A rejection is not followed up. The trade follows up each *resolution*, and the first
    /// question is whether it is solved; after a rejection nothing was to be solved, the customer
    /// was given the reasons, and every honest "no" would automatically reopen the case with the
    /// cause "resolution failed". A customer who disagrees with a rejection has it reopened.
    ///
    /// @param resolution the resolution's number within the complaint
    /// @param resolvedAt the callback is scheduled from this time, even if the event arrives late
    record FollowUp(int resolution, Instant resolvedAt) implements CaseCommand {}

    /// The complaint was reopened, withdrawn or merged into another one: cancel the open follow-up.
    record Cancel(CancelReason reason) implements CaseCommand {}

    /// Apply timers: make follow-ups due whose time has come.
    record CheckDeadlines() implements CaseCommand {}

    /// An agent's command on one follow-up.
    ///
    /// @param followup the follow-up's id
    /// @param by the agent
    record ForStaff(String followup, StaffCommand command, Agent by) implements CaseCommand {}
}
