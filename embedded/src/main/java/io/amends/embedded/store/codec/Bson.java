package io.amends.embedded.store.codec;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// Documents to BSON bytes and back.
public final class Bson {

    private Bson() {}

    /// The document as BSON.
    public static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    /// The document that [#encode] wrote.
    ///
    /// @throws IllegalArgumentException when the bytes are no whole BSON document
    public static Document decode(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        Document document;
        try {
            document = BsonDecoder.decodeBson(buffer);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("truncated BSON document", e);
        }
        if (buffer.isReadable()) {
            throw new IllegalArgumentException("bytes after the end of a BSON document");
        }
        return document;
    }
}
