package io.amends.embedded.mongo.query;

import org.jspecify.annotations.Nullable;

/// What to find.
///
/// @param filter which documents
/// @param order in which order
/// @param skip how many to leave out at the beginning
/// @param limit how many to take at most; 0 for all
/// @param hint the index to use, by its name or its pattern; null to choose one
public record Query(Filter filter, SortOrder order, long skip, long limit, @Nullable Object hint) {

    /// Everything the filter means.
    public static Query all(Filter filter) {
        return new Query(filter, SortOrder.NONE, 0, 0, null);
    }
}
