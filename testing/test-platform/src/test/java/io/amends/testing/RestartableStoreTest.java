package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// The store becomes unavailable in every way, and keeps everything it acknowledged.
class RestartableStoreTest {

    private final RestartableProcess store = TestPlatform.embeddedStore();
    private final String database = "restartable_" + System.nanoTime();

    @Test
    void stoppedStoreKeepsAcknowledgedWrites() {
        keepsThough(store::stop, store::start);
    }

    @Test
    void killedStoreKeepsAcknowledgedWrites() {
        keepsThough(store::kill, store::start);
    }

    @Test
    void suspendedStoreKeepsAcknowledgedWrites() {
        keepsThough(store::suspend, store::resume);
    }

    private void keepsThough(Runnable leave, Runnable comeBack) {
        try (var client = MongoClients.create(store.mongodbUri())) {
            letters(client).insertOne(new Document("_id", "before"));
        }
        leave.run();
        comeBack.run();
        try (var client = MongoClients.create(store.mongodbUri())) {
            letters(client).insertOne(new Document("_id", "after"));
            assertThat(letters(client).find().map(each -> each.getString("_id")))
                    .containsExactlyInAnyOrder("before", "after");
        }
    }

    private MongoCollection<Document> letters(MongoClient client) {
        return client.getDatabase(database).getCollection("letters");
    }
}
