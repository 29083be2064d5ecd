package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.OutboxFullException;

/// The outcome of processing a record.
public sealed interface RecordOutcome {

    /// It was applied now.
    record Applied() implements RecordOutcome {}

    /// Its aggregate is not followed by the one that it concerns.
    record NotFollowed() implements RecordOutcome {}

    /// It was applied before.
    record Duplicate() implements RecordOutcome {}

    /// An event before it is missing.
    record Ahead() implements RecordOutcome {}

    /// Too many events of an aggregate that it changes wait to be sent: it can be applied later.
    ///
    /// @param target the aggregate that it concerns
    record OutboxFull(String target, OutboxFullException cause) implements RecordOutcome {}

    /// It cannot be applied.
    record Poison(FailureReason reason, String detail) implements RecordOutcome {}
}
