package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accessors for fields of commands, with MongoDB's error for a wrong type.
final class Fields {

    private Fields() {}

    static Document document(String name, @Nullable Object value) {
        if (value instanceof Document document) {
            return document;
        }
        throw wrongType(name, "object");
    }

    static List<?> list(String name, @Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrongType(name, "array");
        };
    }

    static MongoServerError wrongType(String name, String expected) {
        return Errors.typeMismatch(
                "BSON field '" + name + "' is of the wrong type, expected type '" + expected + "'");
    }

    /// A number as MongoDB returns it: an int if it fits.
    static Object number(long count) {
        return count == (int) count ? (Object) (int) count : (Object) count;
    }
}
