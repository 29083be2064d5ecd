package io.amends.eventing.aggregate;

/// The result of creating an aggregate.
public sealed interface CreateResult<S> {

    /// The aggregate that is now stored.
    StoredAggregate<S> stored();

    /// It was created.
    record Created<S>(StoredAggregate<S> stored) implements CreateResult<S> {}

    /// Another one existed before.
    ///
    /// @param by what they have in common: the name of a unique key, or `_id`
    record Existing<S>(StoredAggregate<S> stored, String by) implements CreateResult<S> {}
}
