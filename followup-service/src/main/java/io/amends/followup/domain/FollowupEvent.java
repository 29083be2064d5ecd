package io.amends.followup.domain;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a follow-up, with everything this service knows of it, also the words that
/// nobody else gets to see. When, to whom and through whom is recorded around it.
public sealed interface FollowupEvent {

    /// Which follow-up, about what.
    FollowupSubject occasion();

    /// The customer is to be asked at `dueAt`.
    record Scheduled(FollowupSubject occasion, FollowupKind kind, Instant dueAt)
            implements FollowupEvent {}

    /// The day has come.
    record Due(FollowupSubject occasion, FollowupKind kind) implements FollowupEvent {}

    /// The customer answered.
    record Answered(FollowupSubject occasion, Answer answer) implements FollowupEvent {}

    /// The customer could not be reached.
    ///
    /// @param attempt how often it was tried by now, from 1
    /// @param nextTryAt when to try again; absent after the last try
    /// @param note what the agent wrote about it
    record Unanswered(
            FollowupSubject occasion,
            int attempt,
            @Nullable Instant nextTryAt,
            @Nullable String note)
            implements FollowupEvent {}

    /// It was put off.
    record Snoozed(FollowupSubject occasion, Instant until) implements FollowupEvent {}

    /// Somebody took it on.
    record Taken(FollowupSubject occasion, String by) implements FollowupEvent {}

    /// It is not needed any more.
    record Cancelled(FollowupSubject occasion, CancelReason reason) implements FollowupEvent {}
}
