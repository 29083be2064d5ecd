package io.amends.followup.domain;

import io.amends.contracts.FollowupContract.CancelReason;
import java.time.Instant;

/// What a case file can be asked to do: by the complaint's life, by the clock, by the staff.
public sealed interface CaseCommand {

    /// The complaint was resolved: ask the customer whether it is.
    ///
    /// A rejection is not followed up. The trade follows up each *resolution*, and the first thing
    /// asked is whether it is solved; after a rejection nothing was to be solved, the customer was
    /// given the reasons, and every honest "no" would reopen the case by itself with the cause
    /// "resolution failed". Who disagrees with a rejection has it reopened.
    ///
    /// @param resolution the resolution's number within the complaint
    /// @param resolvedAt when; the callback's day counts from here, however late the news comes
    record FollowUp(int resolution, Instant resolvedAt) implements CaseCommand {}

    /// The complaint is open again or was taken back: there is nothing to ask about.
    record CallOff(CancelReason reason) implements CaseCommand {}

    /// Time has passed: let become due what is.
    record Wake() implements CaseCommand {}

    /// An agent does something with one follow-up.
    ///
    /// @param followup the follow-up's id
    /// @param by the agent
    record ForStaff(String followup, StaffCommand command, Agent by) implements CaseCommand {}
}
