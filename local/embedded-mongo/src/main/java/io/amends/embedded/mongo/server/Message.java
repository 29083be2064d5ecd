package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.BsonReader;
import io.amends.embedded.mongo.codec.BsonWriter;
import java.util.ArrayList;
import java.util.List;

/// A request message of MongoDB's wire protocol: `OP_MSG`, or `OP_QUERY`, which older drivers use
/// for their handshake.
///
/// @param id the request id chosen by the client
/// @param length its size in bytes
/// @param old whether it is an `OP_QUERY` and gets an `OP_REPLY`
record Message(int id, int length, boolean old, Request request) {

    static final int HEADER = 16;

    private static final int OP_REPLY = 1;
    private static final int OP_QUERY = 2004;
    private static final int OP_MSG = 2013;
    private static final int CHECKSUM = 1;
    private static final int SLAVE_OK = 4;
    private static final int NO_TIMEOUT = 16;
    private static final int USUAL_REPLY = 512;

    /// Parses a complete message.
    ///
    /// @throws IllegalArgumentException for unsupported messages, including those without a reply
    static Message read(byte[] bytes, int length) {
        BsonReader reader = new BsonReader(bytes, Integer.BYTES, length);
        int id = reader.int32();
        reader.int32(); // responseTo
        int operation = reader.int32();
        return switch (operation) {
            case OP_MSG -> new Message(id, length, false, message(reader, bytes, length));
            case OP_QUERY -> new Message(id, length, true, query(reader));
            default -> throw new IllegalArgumentException("no operation " + operation + " here");
        };
    }

    private static Request message(BsonReader header, byte[] bytes, int length) {
        int flags = header.int32();
        if ((flags & ~CHECKSUM) != 0) {
            throw new IllegalArgumentException("flags=" + flags + " are not supported");
        }
        int end = (flags & CHECKSUM) == 0 ? length : length - Integer.BYTES;
        BsonReader reader = new BsonReader(bytes, header.position(), end);
        Document body = null;
        Document sequences = new Document();
        while (!reader.finished()) {
            byte kind = reader.one();
            if (kind == 0 && body == null) {
                body = reader.document();
            } else if (kind == 1) {
                sequence(reader, sequences);
            } else {
                throw new IllegalArgumentException("a section of kind " + kind);
            }
        }
        if (body == null || !(body.get("$db") instanceof String database)) {
            throw new IllegalArgumentException("a message without a command or its database");
        }
        body.putAll(sequences);
        return new Request(database, body);
    }

    private static void sequence(BsonReader reader, Document into) {
        int end = reader.position() + reader.int32();
        String name = reader.name();
        List<Document> documents = new ArrayList<>();
        while (reader.position() < end) {
            documents.add(reader.document());
        }
        if (reader.position() != end || into.put(name, documents) != null) {
            throw new IllegalArgumentException("a section that is not as long as it says");
        }
    }

    private static Request query(BsonReader reader) {
        int flags = reader.int32();
        if ((flags & ~(SLAVE_OK | NO_TIMEOUT)) != 0) {
            throw new IllegalArgumentException("flags=" + flags + " are not supported");
        }
        String collection = reader.name();
        String database = collection.substring(0, Math.max(0, collection.indexOf('.')));
        reader.int32(); // numberToSkip
        reader.int32(); // numberToReturn
        Document query = reader.document();
        return new Request(database, query.get("$query") instanceof Document inner ? inner : query);
    }

    /// The encoded reply.
    ///
    /// @param number the reply's request id
    BsonWriter reply(int number, Document body) {
        BsonWriter writer = new BsonWriter(USUAL_REPLY);
        writer.int32(0).int32(number).int32(id);
        if (old) {
            writer.int32(OP_REPLY).int32(0).int64(0).int32(0).int32(1);
        } else {
            writer.int32(OP_MSG).int32(0).int8(0);
        }
        return writer.document(body).int32At(0, writer.length());
    }
}
