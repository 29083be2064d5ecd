package io.amends.embedded.mongo.contract;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.embedded.mongo.EmbeddedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract, tested with the embedded store.
class EmbeddedStoreContractTest
        implements FilterContract,
                ReadContract,
                AggregateContract,
                WriteContract,
                BulkContract,
                IndexContract,
                RenameContract {

    private static EmbeddedStore store;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path dir) {
        store = EmbeddedStore.start(dir, 0);
        client = MongoClients.create(store.uri());
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        database().drop();
    }

    @Override
    public MongoDatabase database() {
        return client.getDatabase("contract");
    }
}
