package io.amends.embedded.mongo.query;

import org.jspecify.annotations.Nullable;

/// A query.
///
/// @param filter selects the documents
/// @param order the sort order
/// @param skip number of documents to omit at the beginning
/// @param limit maximum number of documents; 0 for all
/// @param hint the index to use, by its name or its pattern; null to choose one
public record Query(Filter filter, SortOrder order, long skip, long limit, @Nullable Object hint) {

    /// All documents that match the filter.
    public static Query all(Filter filter) {
        return new Query(filter, SortOrder.NONE, 0, 0, null);
    }
}
