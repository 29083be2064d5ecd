package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store as a process, killed repeatedly with `kill -9` under load: 3 times, or 20 with
/// `-Damends.long=true`. The clients keep a journal of acknowledged writes.
class KillTest {

    private static final int KILLS = Boolean.getBoolean("amends.long") ? 20 : 3;
    private static final int CLIENTS = Boolean.getBoolean("amends.long") ? 16 : 6;

    @TempDir Path dir;

    private final int port = Ports.free();

    /// The last acknowledged version of each document.
    private final Map<String, Integer> journal = new ConcurrentHashMap<>();

    private ChildJvm launch() throws Exception {
        var command =
                JvmCommand.of(
                        "io.amends.embedded.mongo.StoreServer",
                        List.of(
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        List.of(
                                "--dir",
                                dir.toString(),
                                "--port",
                                String.valueOf(port),
                                "--exit-with-parent"));
        ChildJvm child = ChildJvm.start(command, line -> {});
        child.ready().get(60, TimeUnit.SECONDS);
        return child;
    }

    private MongoClient connect() {
        return MongoClients.create(
                "mongodb://127.0.0.1:"
                        + port
                        + "/?directConnection=true&serverSelectionTimeoutMS=30000");
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    @Test
    void killedStoreKeepsEveryAcknowledgedWrite() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kill seed " + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            int goal = journal.size() + 100 + random.nextInt(200);
            ChildJvm child = launch();
            AtomicBoolean stop = new AtomicBoolean();
            try (MongoClient client = connect();
                    var threads = Executors.newFixedThreadPool(CLIENTS + 1)) {
                things(client).createIndex(Indexes.ascending("owner", "n"));
                things(client).createIndex(Indexes.ascending("log"));
                List<Future<?>> writers = new ArrayList<>();
                for (int c = 0; c < CLIENTS; c++) {
                    String prefix = kill + "-" + c + "-";
                    writers.add(threads.submit(() -> write(things(client), prefix, stop)));
                }
                threads.submit(() -> buildIndexes(things(client), stop));
                Waiting.until("enough is written", () -> journal.size() >= goal);
                child.kill();
                stop.set(true);
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }
            verify();
        }
    }

    private void write(MongoCollection<Document> things, String prefix, AtomicBoolean stop) {
        try {
            for (int i = 0; !stop.get(); i++) {
                String id = prefix + i;
                things.insertOne(
                        new Document("_id", id)
                                .append("owner", prefix)
                                .append("n", i)
                                .append("version", 0)
                                .append("log", List.of()));
                journal.put(id, 0);
                String earlier = prefix + i / 2;
                int version = journal.get(earlier);
                things.updateOne(
                        new Document("_id", earlier).append("version", version),
                        new Document("$inc", new Document("version", 1))
                                .append("$push", new Document("log", version)));
                journal.put(earlier, version + 1);
            }
        } catch (MongoException e) {
            // The store was killed: the result of this command is unknown, earlier ones are in the
            // journal.
        }
    }

    private static void buildIndexes(MongoCollection<Document> things, AtomicBoolean stop) {
        try {
            while (!stop.get()) {
                things.createIndex(Indexes.descending("version", "n"));
                things.dropIndex("version_-1_n_-1");
            }
        } catch (MongoException e) {
            // killed
        }
    }

    private void verify() throws Exception {
        assertThat(PowerCutTest.check(dir)).contains("all well");
        ChildJvm child = launch();
        try (child;
                MongoClient client = connect()) {
            Map<String, Integer> found = new ConcurrentHashMap<>();
            for (Document document : things(client).find()) {
                int version = document.getInteger("version");
                assertThat(document.getList("log", Integer.class))
                        .as("none is half there")
                        .hasSize(version);
                found.put(document.getString("_id"), version);
            }
            journal.forEach(
                    (id, version) ->
                            assertThat(found.get(id))
                                    .as("document %s, acknowledged in version %d", id, version)
                                    .isNotNull()
                                    .isBetween(version, version + 1));
            assertThat(things(client).countDocuments(new Document("n", new Document("$gte", 0))))
                    .isEqualTo(found.size());
        }
    }
}
