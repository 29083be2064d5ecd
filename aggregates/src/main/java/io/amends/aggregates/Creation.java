package io.amends.aggregates;

/// What came of creating an aggregate.
public sealed interface Creation<S> {

    /// The aggregate that now is there.
    Stored<S> stored();

    /// It is new.
    record Created<S>(Stored<S> stored) implements Creation<S> {}

    /// Another one was there first.
    ///
    /// @param by what they have in common: the name of a mark, or `_id`
    record Existing<S>(Stored<S> stored, String by) implements Creation<S> {}
}
