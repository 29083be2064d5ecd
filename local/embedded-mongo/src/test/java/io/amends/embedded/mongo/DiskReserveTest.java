package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import io.amends.embedded.mongo.engine.LogSync;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is nearly full: writes are refused while reads still succeed.
class DiskReserveTest {

    private static final Document ONE = new Document("_id", 1);

    @TempDir Path dir;

    @Test
    void refusesWritesBelowTheDiskReserveAndServesReads() throws Exception {
        AtomicLong free = new AtomicLong(10_000_000_000L);
        var options = StoreOptions.of(dir, 0).withDiskReserve(256_000_000);
        try (var store =
                        EmbeddedStore.start(
                                options,
                                new EmbeddedStore.Environment(
                                        LogSync.Layer.NONE, free::get, _ -> {}));
                var client = MongoClients.create(store.uri())) {
            var things = client.getDatabase("test").getCollection("things");
            things.insertOne(new Document(ONE));

            free.set(100_000_000);
            Waiting.until(
                    "writes are refused",
                    () -> codeOf(() -> things.insertOne(new Document())) == 14031);
            assertThatThrownBy(() -> things.insertOne(new Document()))
                    .hasMessageContaining(
                            "writes are refused while less than 256 MB of disk are free (100 MB now)");
            assertThat(
                            codeOf(
                                    () ->
                                            things.updateOne(
                                                    ONE,
                                                    new Document("$set", new Document("a", 1)))))
                    .isEqualTo(14031);
            assertThat(things.find(ONE).first()).isEqualTo(ONE);
            assertThat(codeOf(() -> things.deleteOne(ONE))).isZero();

            free.set(10_000_000_000L);
            Waiting.until(
                    "writes are taken again",
                    () -> codeOf(() -> things.insertOne(new Document())) == 0);
        }
    }

    private static int codeOf(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (MongoException e) {
            return e.getCode();
        }
    }
}
