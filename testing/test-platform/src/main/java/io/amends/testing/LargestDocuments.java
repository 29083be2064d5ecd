package io.amends.testing;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// How large documents are that mention a customer: what must not grow with what the customer did
/// before.
public final class LargestDocuments {
    /// What a document may be larger by, in bytes, without growing with what happened before: who
    /// sends its events, and numbers of more digits.
    public static final int BOOKKEEPING = 200;

    private LargestDocuments() {}

    /// The size of the largest document in each collection that mentions a text, in bytes, without
    /// events that wait to be sent.
    public static Map<String, Integer> mentioning(MongoDatabase database, String text) {
        var sizes = new TreeMap<String, Integer>();
        for (var name : database.listCollectionNames()) {
            for (var document : database.getCollection(name, RawBsonDocument.class).find()) {
                if (document.toJson().contains(text)) {
                    sizes.merge(name, size(document), Math::max);
                }
            }
        }
        return sizes;
    }

    private static int size(RawBsonDocument document) {
        var waiting = document.getArray("outbox", new BsonArray());
        return document.getByteBuffer().remaining() - raw(waiting);
    }

    private static int raw(BsonArray entries) {
        return new RawBsonDocument(new BsonDocument("entries", entries), new BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }
}
