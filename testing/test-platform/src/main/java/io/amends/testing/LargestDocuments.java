package io.amends.testing;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// Sizes of the documents that mention a customer: they must not grow with the customer's history.
public final class LargestDocuments {
    /// Tolerated growth of a document in bytes that does not depend on the history: the lease of
    /// the outbox, and numbers of more digits.
    public static final int BOOKKEEPING = 200;

    private LargestDocuments() {}

    /// The size of the largest document in each collection that mentions a text, in bytes, without
    /// events in the outbox.
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
