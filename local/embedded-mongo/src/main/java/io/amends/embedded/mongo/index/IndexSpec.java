package io.amends.embedded.mongo.index;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.codec.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Description of an index: its name, its fields and whether it is unique or sparse.
public record IndexSpec(String name, List<IndexField> fields, boolean unique, boolean sparse) {

    /// The index that every collection has: the documents themselves are in this order.
    public static final IndexSpec BY_ID =
            new IndexSpec("_id_", List.of(new IndexField(Path.of("_id"), true)), true, false);

    private static final Set<String> UNDERSTOOD =
            Set.of("v", "key", "name", "ns", "unique", "sparse", "background");
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "expireAfterSeconds",
                    "partialFilterExpression",
                    "collation",
                    "storageEngine",
                    "weights",
                    "default_language",
                    "language_override",
                    "textIndexVersion",
                    "2dsphereIndexVersion",
                    "bits",
                    "min",
                    "max",
                    "wildcardProjection",
                    "clustered",
                    "prepareUnique");

    /// Parses one entry of `createIndexes`.
    ///
    /// @throws MongoServerError for options that this store does not support
    public static IndexSpec parse(Document description) {
        description.forEach(IndexSpec::checkOption);
        if (!(description.get("key") instanceof Document key) || key.isEmpty()) {
            throw Errors.cannotCreateIndex("Index keys cannot be empty.");
        }
        if (!(description.get("name") instanceof String name) || name.isEmpty()) {
            throw Errors.failedToParse(
                    "The 'name' field is a required property of an index specification");
        }
        List<IndexField> fields = new ArrayList<>();
        key.forEach((path, direction) -> fields.add(field(path, direction)));
        return new IndexSpec(
                name,
                List.copyOf(fields),
                Utils.isTrue(description.get("unique")),
                Utils.isTrue(description.get("sparse")));
    }

    private static void checkOption(String option, Object value) {
        if (LEFT_OUT.contains(option) || option.equals("hidden") && Utils.isTrue(value)) {
            throw Errors.cannotCreateIndex(
                    "The index option '"
                            + option
                            + "' is not supported by the embedded store; use a MongoDB for that");
        }
        if (!UNDERSTOOD.contains(option) && !option.equals("hidden")) {
            throw new MongoServerError(
                    197,
                    "InvalidIndexSpecificationOption",
                    "The field '" + option + "' is not valid for an index specification");
        }
    }

    private static IndexField field(String path, Object direction) {
        if (direction instanceof String kind) {
            throw Errors.cannotCreateIndex(
                    "Index type '"
                            + kind
                            + "' is not supported by the embedded store; use a MongoDB for that");
        }
        if (!(direction instanceof Number number) || number.doubleValue() == 0) {
            throw Errors.cannotCreateIndex(
                    "Values in the index key pattern must be numbers other than 0: " + path);
        }
        Path parsed = Path.of(path);
        if (path.startsWith("$") || path.contains("$**") || parsed.parts().contains("")) {
            throw Errors.cannotCreateIndex("Index keys cannot contain '" + path + "'");
        }
        return new IndexField(parsed, number.doubleValue() > 0);
    }

    /// The description in the format of `listIndexes` and of the catalogue.
    public Document describe() {
        Document description = new Document("v", 2).append("key", pattern()).append("name", name);
        if (unique && this != BY_ID) {
            description.append("unique", true);
        }
        if (sparse) {
            description.append("sparse", true);
        }
        return description;
    }

    /// The key pattern, as `{a: 1, b: -1}`.
    public Document pattern() {
        Document key = new Document();
        fields.forEach(field -> key.append(field.path().name(), field.ascending() ? 1 : -1));
        return key;
    }

    /// Whether this pattern, with numbers of any type, is the index's.
    public boolean hasPattern(Document key) {
        return List.copyOf(key.keySet()).equals(List.copyOf(pattern().keySet()))
                && fields.stream()
                        .allMatch(
                                f ->
                                        key.get(f.path().name()) instanceof Number n
                                                && n.doubleValue() > 0 == f.ascending());
    }

    /// Whether the other one has the same fields and options, whatever its name.
    public boolean sameAs(IndexSpec other) {
        return fields.equals(other.fields) && unique == other.unique && sparse == other.sparse;
    }
}
