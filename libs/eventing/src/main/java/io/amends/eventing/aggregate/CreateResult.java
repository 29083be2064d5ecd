package io.amends.eventing.aggregate;

/// What came of creating an aggregate.
public sealed interface CreateResult<S> {

    /// The aggregate that now is there.
    StoredAggregate<S> stored();

    /// It is new.
    record Created<S>(StoredAggregate<S> stored) implements CreateResult<S> {}

    /// Another one was there first.
    ///
    /// @param by what they have in common: the name of a unique key, or `_id`
    record Existing<S>(StoredAggregate<S> stored, String by) implements CreateResult<S> {}
}
