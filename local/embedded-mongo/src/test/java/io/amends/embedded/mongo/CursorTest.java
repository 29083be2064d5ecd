package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Idle cursors, and shutdown while commands and cursors are open.
class CursorTest {

    @TempDir Path dir;

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    private static void fill(MongoCollection<Document> things, int count) {
        things.insertMany(IntStream.range(0, count).mapToObj(i -> new Document("_id", i)).toList());
    }

    private static int open(MongoClient client) {
        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.getEmbedded(List.of("metrics", "cursor", "open", "total"), Long.class)
                .intValue();
    }

    @Test
    void idleCursorsAreClosed() throws Exception {
        var options = StoreOptions.of(dir, 0).withCursorPatience(Duration.ofMillis(300));
        try (var store = EmbeddedStore.start(options, _ -> {});
                var client = MongoClients.create(store.uri())) {
            fill(things(client), 500);
            try (var cursor = things(client).find().batchSize(10).cursor()) {
                cursor.next();
                assertThat(open(client)).isEqualTo(1);
                Waiting.until("the cursor is closed", () -> open(client) == 0);
                assertThatThrownBy(() -> cursor.forEachRemaining(d -> {}))
                        .isInstanceOf(MongoCursorNotFoundException.class);
            }
        }
    }

    @Test
    void shutdownIsGracefulWithOpenCursorsAndActiveWriters() throws Exception {
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        var store = EmbeddedStore.start(dir, 0);
        try (var client = MongoClients.create(store.uri() + "&serverSelectionTimeoutMS=5000");
                var threads = Executors.newFixedThreadPool(6)) {
            fill(client.getDatabase("test").getCollection("others"), 1000);
            var cursor =
                    client.getDatabase("test")
                            .getCollection("others")
                            .find()
                            .batchSize(10)
                            .cursor();
            cursor.next();
            List<Future<?>> clients = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                int first = c * 1_000_000;
                clients.add(
                        threads.submit(
                                () -> writeUntilItEnds(things(client), first, acknowledged)));
                clients.add(
                        threads.submit(
                                () ->
                                        readUntilItEnds(
                                                client.getDatabase("test")
                                                        .getCollection("others"))));
            }
            Waiting.until("something is written", () -> acknowledged.size() > 100);
            store.close();
            for (Future<?> each : clients) {
                each.get();
            }
        }

        assertThat(PowerCutTest.check(dir)).contains("all well");
        try (var again = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(again.uri())) {
            List<Integer> kept =
                    things(client).find().map(d -> d.getInteger("_id")).into(new ArrayList<>());
            assertThat(kept).containsAll(acknowledged);
        }
    }

    private static void writeUntilItEnds(
            MongoCollection<Document> things, int first, Set<Integer> acknowledged) {
        try {
            for (int i = first; ; i++) {
                things.insertOne(new Document("_id", i));
                acknowledged.add(i);
            }
        } catch (MongoException e) {
            // the store has stopped
        }
    }

    private static void readUntilItEnds(MongoCollection<Document> others) {
        try {
            while (true) {
                others.find().batchSize(50).into(new ArrayList<>());
            }
        } catch (MongoException e) {
            // the store has stopped
        }
    }
}
