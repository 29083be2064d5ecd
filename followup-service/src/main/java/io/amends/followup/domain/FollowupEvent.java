package io.amends.followup.domain;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A domain event of a follow-up with all its data, including free text that is never published.
/// Time, customer and actor are recorded in its envelope.
public sealed interface FollowupEvent {

    /// The follow-up and the resolution that it asks about.
    FollowupSubject subject();

    /// The customer is to be asked at `dueAt`.
    record Scheduled(FollowupSubject subject, FollowupKind kind, Instant dueAt)
            implements FollowupEvent {}

    /// The due time was reached.
    record Due(FollowupSubject subject, FollowupKind kind) implements FollowupEvent {}

    /// The customer answered.
    record Answered(FollowupSubject subject, Answer answer) implements FollowupEvent {}

    /// The customer could not be reached.
    ///
    /// @param attempt number of this attempt, from 1
    /// @param nextTryAt when to try again; absent after the last attempt
    /// @param note the agent's note
    record Unanswered(
            FollowupSubject subject,
            int attempt,
            @Nullable Instant nextTryAt,
            @Nullable String note)
            implements FollowupEvent {}

    /// It was postponed.
    record Snoozed(FollowupSubject subject, Instant until) implements FollowupEvent {}

    /// An agent took it on.
    record Taken(FollowupSubject subject, String by) implements FollowupEvent {}

    /// It was cancelled, since it is not needed any more.
    record Cancelled(FollowupSubject subject, CancelReason reason) implements FollowupEvent {}
}
