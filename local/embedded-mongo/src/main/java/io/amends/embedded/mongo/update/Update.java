package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.query.Condition;
import io.amends.embedded.mongo.query.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A change to a document: by operators, or by replacement.
public sealed interface Update {

    /// The document after the change; the given one is not modified, and unchanged parts are
    /// shared.
    ///
    /// @param matched the filter that found it, for the positional operator
    /// @throws MongoServerError when the change cannot be applied to the document
    Document apply(Document document, Filter matched);

    /// The document that an upsert inserts when nothing matches the filter.
    Document insertion(Filter filter);

    /// Whether it replaces whole documents.
    default boolean replaces() {
        return this instanceof Replacement;
    }

    /// Parses an update, with the command's `arrayFilters`.
    static Update parse(@Nullable Object update, List<?> arrayFilters) {
        if (update instanceof List<?>) {
            throw Errors.notSupported("Updates by an aggregation pipeline are");
        }
        if (!(update instanceof Document document)) {
            throw Errors.failedToParse("Update argument must be either an object or an array");
        }
        if (document.isEmpty() || !document.keySet().iterator().next().startsWith("$")) {
            return replacement(document);
        }
        return Changes.parse(document, new Positions(arrayFilters));
    }

    private static Update replacement(Document document) {
        for (String name : document.keySet()) {
            if (name.startsWith("$")) {
                throw new MongoServerError(
                        52,
                        "DollarPrefixedFieldName",
                        "The dollar ($) prefixed field '"
                                + name
                                + "' is not allowed in the context of an update's replacement document.");
            }
        }
        return new Replacement(document);
    }

    /// The `_id` must not change.
    private static Document sameId(Document before, Document after) {
        if (!after.isEmpty()
                && after.entrySet().iterator().next() instanceof Map.Entry<String, Object> first
                && first.getKey().equals("_id")
                && first.getValue() == before.get("_id")) {
            return after; // unchanged by almost every update
        }
        Document result = new Document("_id", after.getOrDefault("_id", before.get("_id")));
        if (Values.compare(result.get("_id"), before.get("_id")) != 0) {
            throw new MongoServerError(
                    66,
                    "ImmutableField",
                    "Performing an update on the path '_id' would modify the immutable field '_id'");
        }
        result.putAll(after);
        return result;
    }

    /// Replaces the whole document.
    record Replacement(Document replacement) implements Update {
        @Override
        public Document apply(Document document, Filter matched) {
            return sameId(document, replacement);
        }

        @Override
        public Document insertion(Filter filter) {
            Document fromFilter = new Document();
            Inference.into(fromFilter, filter);
            Document inserted = new Document();
            inserted.put(
                    "_id",
                    replacement.getOrDefault(
                            "_id", fromFilter.getOrDefault("_id", new ObjectId())));
            inserted.putAll(replacement);
            return inserted;
        }
    }

    /// One operator at one path.
    ///
    /// @param name the path with its dots
    record Change(Operator operator, String name, List<String> path, @Nullable Object operand) {}

    /// Operators, ordered by their paths.
    record Changes(List<Change> changes, Positions positions) implements Update {

        static Changes parse(Document update, Positions positions) {
            List<Change> changes = new ArrayList<>();
            update.forEach(
                    (name, fields) -> {
                        Operator operator = Operator.named(name);
                        if (!(fields instanceof Document document)) {
                            throw Errors.failedToParse(
                                    "Modifiers operate on fields but we found type "
                                            + Utils.describeType(fields)
                                            + " instead. For example: {$mod: {<field>: ...}} not {"
                                            + name
                                            + ": "
                                            + Values.json(fields)
                                            + "}");
                        }
                        document.forEach(
                                (path, operand) -> changes.add(change(operator, path, operand)));
                    });
            changes.sort(Comparator.comparing(Change::name));
            checkConflicts(changes);
            return new Changes(changes, positions);
        }

        private static Change change(Operator operator, String path, @Nullable Object operand) {
            List<String> parts = List.of(path.split("\\.", -1));
            if (parts.contains("")) {
                throw new MongoServerError(
                        56,
                        "EmptyFieldName",
                        "The update path '"
                                + path
                                + "' contains an empty field name, which is not allowed.");
            }
            return new Change(operator, path, parts, operand);
        }

        private static void checkConflicts(List<Change> changes) {
            for (int i = 0; i < changes.size(); i++) {
                for (Change earlier : changes.subList(0, i)) {
                    checkConflict(earlier.name(), changes.get(i).name());
                }
            }
        }

        private static void checkConflict(String earlier, String later) {
            if (later.equals(earlier)
                    || later.length() > earlier.length()
                            && later.charAt(earlier.length()) == '.'
                            && later.startsWith(earlier)) {
                throw new MongoServerError(
                        40,
                        "ConflictingUpdateOperators",
                        "Updating the path '"
                                + later
                                + "' would create a conflict at '"
                                + earlier
                                + "'");
            }
        }

        @Override
        public Document apply(Document document, Filter matched) {
            Document changed = new Document(document);
            changeAll(changed, matched, false);
            if (!changed.containsKey("_id")) {
                changed.put("_id", Missing.getInstance());
            }
            return sameId(document, changed);
        }

        @Override
        public Document insertion(Filter filter) {
            Document inferred = new Document();
            Inference.into(inferred, filter);
            changeAll(inferred, filter, true);
            Document inserted = new Document("_id", inferred.getOrDefault("_id", new ObjectId()));
            inserted.putAll(inferred);
            return inserted;
        }

        private void changeAll(Document document, Filter matched, boolean inserting) {
            Ownership own = new Ownership(document);
            for (Change change : changes) {
                for (List<String> path : positions.expand(change.path(), document, matched)) {
                    own.upTo(path);
                    if (change.operator() == Operator.RENAME
                            && change.operand() instanceof String target) {
                        own.upTo(Slot.path(target));
                    }
                    change.operator().apply(document, path, change.operand(), inserting);
                }
            }
        }
    }

    /// The fields and values that a filter requires by equality.
    final class Inference {

        private Inference() {}

        static void into(Document document, Filter filter) {
            switch (filter) {
                case Filter.And and -> and.parts().forEach(part -> into(document, part));
                case Filter.Or or when or.parts().size() == 1 ->
                        into(document, or.parts().getFirst());
                case Filter.At(var path, Condition.Compare compare)
                        when compare.relation() == Condition.Relation.EQ ->
                        set(document, path.parts(), compare.operand());
                case Filter.At _, Filter.Or _, Filter.Nor _, Filter.Expr _ -> {}
            }
        }

        private static void set(Document document, List<String> path, @Nullable Object value) {
            Slot slot = Slot.create(document, path);
            if (!(slot.get() instanceof Missing)) {
                throw new MongoServerError(
                        54,
                        "NotSingleValueField",
                        "cannot infer query fields to set, path '"
                                + String.join(".", path)
                                + "' is matched twice");
            }
            slot.set(Values.copyOf(value)); // other parts of the filter may change it
        }
    }
}
