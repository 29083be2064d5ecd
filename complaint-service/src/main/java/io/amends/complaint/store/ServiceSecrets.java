package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.amends.eventing.mongodb.StoreFailures;
import java.security.SecureRandom;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// Secrets of the service, created at its first start.
public final class ServiceSecrets {
    private static final String HASH_KEY = "hash-key";
    private static final int KEY_BYTES = 32;

    private final MongoCollection<BsonDocument> collection;

    /// @param database the service's own database
    public ServiceSecrets(MongoDatabase database) {
        this.collection =
                database.getCollection("secrets", BsonDocument.class)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /// Hashes with the service's key; of instances that start at once, one creates the key.
    public KeyedHash keyedHash() {
        var known = collection.find(eq("_id", HASH_KEY)).first();
        return new KeyedHash((known == null ? made() : known).getBinary("key").getData());
    }

    private BsonDocument made() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var document =
                new BsonDocument("_id", new BsonString(HASH_KEY))
                        .append("key", new BsonBinary(key));
        try {
            collection.insertOne(document);
            return document;
        } catch (MongoWriteException e) {
            var other = collection.find(eq("_id", HASH_KEY)).first();
            if (StoreFailures.isDuplicate(e) && other != null) {
                return other;
            }
            throw e;
        }
    }
}
