package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.bson.Document;

/// A document found by a query.
///
/// @param idKey the key of its `_id`
/// @param bytes the document as it is stored
public record FoundDocument(byte[] idKey, Document document, byte[] bytes) {

    /// Its length in bytes.
    public int size() {
        return bytes.length;
    }
}
