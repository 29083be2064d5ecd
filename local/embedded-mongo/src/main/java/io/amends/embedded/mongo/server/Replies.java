package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.data.DuplicateKey;
import java.util.List;

/// Replies in MongoDB's format.
final class Replies {

    private Replies() {}

    static Document ok() {
        return new Document("ok", 1.0);
    }

    static Document ok(Document body) {
        return body.append("ok", 1.0);
    }

    static Document error(MongoServerError error) {
        Document reply =
                new Document("ok", 0.0)
                        .append("errmsg", error.getMessageWithoutErrorCode())
                        .append("code", error.getCode())
                        .append("codeName", error.getCodeName());
        return withKey(reply, error);
    }

    static Document writeError(int index, MongoServerError error) {
        Document reply =
                new Document("index", index)
                        .append("code", error.getCode())
                        .append("errmsg", error.getMessageWithoutErrorCode());
        return withKey(reply, error);
    }

    private static Document withKey(Document reply, MongoServerError error) {
        if (error instanceof DuplicateKey duplicate) {
            reply.append("keyPattern", duplicate.pattern()).append("keyValue", duplicate.values());
        }
        return reply;
    }

    static Document firstBatch(String namespace, long cursor, List<Document> batch) {
        return batch("firstBatch", namespace, cursor, batch);
    }

    static Document nextBatch(String namespace, long cursor, List<Document> batch) {
        return batch("nextBatch", namespace, cursor, batch);
    }

    private static Document batch(
            String field, String namespace, long cursor, List<Document> batch) {
        Document body = new Document(field, batch).append("id", cursor).append("ns", namespace);
        return ok(new Document("cursor", body));
    }
}
