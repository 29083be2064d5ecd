package io.amends.embedded.mongo.codec;

import de.bwaldvogel.mongo.bson.Document;

/// Encodes documents as BSON bytes and decodes them.
public final class Bson {

    private static final int USUAL = 2048;

    private Bson() {}

    /// The document as BSON.
    public static byte[] encode(Document document) {
        return new BsonWriter(USUAL).document(document).toBytes();
    }

    /// Decodes what [#encode] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are not a complete BSON document
    public static Document decode(byte[] bytes) {
        BsonReader reader = new BsonReader(bytes, 0, bytes.length);
        Document document = reader.document();
        if (!reader.finished()) {
            throw new IllegalArgumentException("bytes after the end of a BSON document");
        }
        return document;
    }
}
