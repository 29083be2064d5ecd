package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import de.bwaldvogel.mongo.exception.MongoServerError;

/// A second document with the same unique key: MongoDB's error 11000 with the key's details.
public final class DuplicateKey extends MongoServerError {

    private static final long serialVersionUID = 1L;

    private final transient Document values;

    DuplicateKey(String namespace, String index, Document values) {
        super(
                11000,
                "DuplicateKey",
                "E11000 duplicate key error collection: "
                        + namespace
                        + " index: "
                        + index
                        + " dup key: "
                        + Json.toCompactJsonValue(values));
        this.values = values;
    }

    /// The key's fields and their duplicate values.
    public Document values() {
        return values;
    }

    /// The key's fields as an index pattern.
    public Document pattern() {
        Document pattern = new Document();
        values.keySet().forEach(name -> pattern.put(name, 1));
        return pattern;
    }
}
