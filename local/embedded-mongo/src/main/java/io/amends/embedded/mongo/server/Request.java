package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A decoded command.
///
/// @param database the target database
/// @param name the command's name
/// @param body its fields, the first of which has the command's name
public record Request(String database, String name, Document body) {

    private static final Set<String> GENERAL =
            Set.of(
                    "$db",
                    "lsid",
                    "$clusterTime",
                    "$readPreference",
                    "apiVersion",
                    "apiStrict",
                    "apiDeprecationErrors",
                    "comment",
                    "maxTimeMS",
                    "readConcern",
                    "writeConcern");

    /// A command whose name is that of its first field.
    public Request(String database, Document body) {
        this(database, body.keySet().iterator().next(), body);
    }

    /// The full name of its collection.
    public String namespace() {
        if (body.get(name()) instanceof String collection && !collection.isEmpty()) {
            return database + "." + collection;
        }
        throw new MongoServerError(
                73, "InvalidNamespace", "collection name has invalid type or is empty");
    }

    /// Refuses fields that this store does not support.
    void allow(Set<String> known) {
        for (String field : body.keySet()) {
            if (!known.contains(field) && !GENERAL.contains(field) && !field.equals(name)) {
                throw refusal(name() + "." + field, field);
            }
        }
    }

    static MongoServerError refusal(String path, String field) {
        return switch (field) {
            case "collation" -> Errors.notSupported("Collations are");
            case "txnNumber", "startTransaction", "autocommit" ->
                    new MongoServerError(
                            20,
                            "IllegalOperation",
                            "Transaction numbers are only allowed on a replica set member or mongos");
            case "noCursorTimeout" -> Errors.notSupported("Cursors without an end are");
            case "tailable", "awaitData" -> Errors.notSupported("Tailable cursors are");
            case "let" -> Errors.notSupported("Variables by 'let' are");
            default ->
                    new MongoServerError(
                            40415,
                            "Location40415",
                            "BSON field '" + path + "' is an unknown field.");
        };
    }

    /// A document, or null when there is none.
    @Nullable Document document(String field) {
        return switch (body.get(field)) {
            case null -> null;
            case Document document -> document;
            default -> throw wrongType(field, "object");
        };
    }

    /// A list of documents, required.
    List<Document> documents(String field) {
        if (body.get(field) instanceof List<?> list
                && list.stream().allMatch(Document.class::isInstance)) {
            return list.stream().map(Document.class::cast).toList();
        }
        throw wrongType(field, "array of objects");
    }

    /// A text, required.
    String string(String field) {
        if (body.get(field) instanceof String text) {
            return text;
        }
        throw wrongType(field, "string");
    }

    /// A whole number of at least 0, or the default.
    long number(String field, long otherwise) {
        return switch (body.get(field)) {
            case null -> otherwise;
            case Number n when n.longValue() >= 0 -> n.longValue();
            case Number n ->
                    throw new MongoServerError(
                            51024,
                            "Location51024",
                            "BSON field '"
                                    + field
                                    + "' value must be >= 0, actual value '"
                                    + n
                                    + "'");
            default -> throw wrongType(field, "number");
        };
    }

    /// A boolean, or the default.
    boolean flag(String field, boolean otherwise) {
        return body.containsKey(field)
                ? de.bwaldvogel.mongo.backend.Utils.isTrue(body.get(field))
                : otherwise;
    }

    private MongoServerError wrongType(String field, String expected) {
        return Errors.typeMismatch(
                "BSON field '"
                        + name()
                        + "."
                        + field
                        + "' is of the wrong type, expected type '"
                        + expected
                        + "'");
    }
}
