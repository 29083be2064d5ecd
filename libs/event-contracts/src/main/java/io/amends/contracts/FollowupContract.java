package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The events of a follow-up after a resolution. Published by the followup-service on
/// `amends.followups`.
public sealed interface FollowupContract extends ContractEvent {

    @Override
    String customerId();

    /// The follow-up's id.
    String followup();

    /// The complaint it follows up, by its public reference.
    String reference();

    /// The number of the resolution it follows up.
    int resolution();

    /// An agent has to ask the customer at `dueAt` whether it is solved.
    record Scheduled(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            FollowupKind kind,
            Instant dueAt)
            implements FollowupContract {}

    /// It became due.
    record Due(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            FollowupKind kind)
            implements FollowupContract {}

    /// The customer answered. Free text is not published; the followup-service stores it.
    ///
    /// @param solved whether the customer says that it is solved
    /// @param csat satisfaction, 1 to 5
    /// @param ces how easy it was, 1 to 7
    /// @param nps how likely they recommend, 0 to 10
    record Answered(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            boolean solved,
            @Nullable Integer csat,
            @Nullable Integer ces,
            @Nullable Integer nps,
            @Nullable Rater rater,
            @Nullable SatisfactionIndex index)
            implements FollowupContract {
        public Answered {
            Ranges.within("csat", csat, 1, 5);
            Ranges.within("ces", ces, 1, 7);
            Ranges.within("nps", nps, 0, 10);
        }
    }

    /// The customer could not be reached.
    ///
    /// @param attempt how often it was tried by now, from 1
    record Unanswered(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            int attempt)
            implements FollowupContract {}

    /// It was postponed.
    record Snoozed(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            Instant until)
            implements FollowupContract {}

    /// An agent took it.
    record Taken(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            String by)
            implements FollowupContract {}

    /// It is no longer needed.
    record Cancelled(
            String followup,
            String reference,
            String customerId,
            Instant at,
            int resolution,
            CancelReason reason)
            implements FollowupContract {}

    /// Why a follow-up is no longer needed.
    enum CancelReason {
        REOPENED,
        WITHDRAWN,
        SUPERSEDED,
        MERGED
    }
}
