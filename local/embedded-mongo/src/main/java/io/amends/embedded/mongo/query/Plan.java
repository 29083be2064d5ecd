package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;

/// The execution plan of a query.
///
/// @param accesses read one after the other; a document found twice is returned once
/// @param sorted whether the documents come in the requested order
/// @param exact whether every entry matches the filter, so that counting reads no documents
/// @param narrowed whether less than everything is read
public record Plan(List<Access> accesses, boolean sorted, boolean exact, boolean narrowed) {

    /// Whether a document may be found more than once.
    boolean repeats() {
        return accesses.size() > 1
                || accesses.stream().anyMatch(a -> a.index() != null && a.index().multikey());
    }

    /// Whether the whole collection is read.
    public boolean readsEverything() {
        return !narrowed && accesses.stream().allMatch(a -> a.index() == null);
    }

    /// The plan in the format of `explain`.
    public Document describe() {
        List<Document> parts = accesses.stream().map(Plan::describe).toList();
        return parts.size() == 1
                ? parts.getFirst()
                : new Document("stage", "OR").append("inputStages", parts);
    }

    private static Document describe(Access access) {
        String direction = access.backwards() ? "backward" : "forward";
        if (access.index() == null) {
            return new Document("stage", "COLLSCAN")
                    .append("direction", direction)
                    .append("ranges", access.ranges().size());
        }
        Document scan =
                new Document("stage", "IXSCAN")
                        .append("indexName", access.index().spec().name())
                        .append("keyPattern", access.index().spec().pattern())
                        .append("isMultiKey", access.index().multikey())
                        .append("direction", direction)
                        .append("ranges", access.ranges().size());
        return new Document("stage", "FETCH").append("inputStage", scan);
    }
}
