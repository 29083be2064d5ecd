package io.amends.aggregates.messaging;

/// What came of a record.
sealed interface Outcome {

    /// It had its effect now.
    record Applied() implements Outcome {}

    /// Our aggregate does not follow the one that it is of.
    record NotFollowed() implements Outcome {}

    /// It had its effect before.
    record Duplicate() implements Outcome {}

    /// Something before it is missing.
    record Ahead() implements Outcome {}

    /// It can have no effect as it is.
    record Poison(DeadLetter.Reason reason, String detail) implements Outcome {}
}
