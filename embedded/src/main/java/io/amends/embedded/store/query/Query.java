package io.amends.embedded.store.query;

/// What to find: which documents, in which order, how many to leave out and how many to take (0:
/// all).
public record Query(Filter filter, SortOrder order, long skip, long limit) {

    /// Everything the filter means.
    public static Query all(Filter filter) {
        return new Query(filter, SortOrder.NONE, 0, 0);
    }

    /// The first one the filter means.
    public static Query first(Filter filter, SortOrder order) {
        return new Query(filter, order, 0, 1);
    }
}
