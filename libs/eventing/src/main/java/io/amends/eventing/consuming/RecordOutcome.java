package io.amends.eventing.consuming;

/// What came of a record.
sealed interface RecordOutcome {

    /// It had its effect now.
    record Applied() implements RecordOutcome {}

    /// Our aggregate does not follow the one that it is of.
    record NotFollowed() implements RecordOutcome {}

    /// It had its effect before.
    record Duplicate() implements RecordOutcome {}

    /// Something before it is missing.
    record Ahead() implements RecordOutcome {}

    /// It can have no effect as it is.
    record Poison(DeadLetter.Reason reason, String detail) implements RecordOutcome {}
}
