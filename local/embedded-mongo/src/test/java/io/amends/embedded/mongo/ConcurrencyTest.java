package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many threads on few documents.
class ConcurrencyTest {

    private static final int THREADS = 12;
    private static final int DOCUMENTS = 5;
    private static final int ATTEMPTS = 150;

    @TempDir Path dir;

    @Test
    void compareAndSetWinsEqualVersionsAndReadsAreAtomic() throws Exception {
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri());
                var threads = Executors.newFixedThreadPool(THREADS + 2)) {
            MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
            things.createIndex(Indexes.ascending("version"));
            for (int i = 0; i < DOCUMENTS; i++) {
                things.insertOne(
                        new Document("_id", i)
                                .append("version", 0)
                                .append("copy", 0)
                                .append("log", List.of()));
            }
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger wins = new AtomicInteger();
            List<Future<?>> readers =
                    List.of(
                            threads.submit(() -> read(things, stop)),
                            threads.submit(() -> read(things, stop)));
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                writers.add(threads.submit(() -> compareAndSet(things, wins)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            stop.set(true);
            for (Future<?> reader : readers) {
                reader.get();
            }

            int versions = 0;
            for (Document document : things.find()) {
                versions += document.getInteger("version");
                assertThat(document.getList("log", Integer.class))
                        .hasSize(document.getInteger("version"));
            }
            assertThat(wins.get()).isPositive().isEqualTo(versions);
        }
    }

    private static void compareAndSet(MongoCollection<Document> things, AtomicInteger wins) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Document id = new Document("_id", ThreadLocalRandom.current().nextInt(DOCUMENTS));
            int version = things.find(id).first().getInteger("version");
            var result =
                    things.updateOne(
                            new Document(id).append("version", version),
                            new Document("$set", new Document("copy", version + 1))
                                    .append("$inc", new Document("version", 1))
                                    .append("$push", new Document("log", version)));
            wins.addAndGet((int) result.getModifiedCount());
        }
    }

    private static void read(MongoCollection<Document> things, AtomicBoolean stop) {
        int[] last = new int[DOCUMENTS];
        while (!stop.get()) {
            for (Document document : things.find().sort(Indexes.descending("version"))) {
                int id = document.getInteger("_id");
                assertThat(document.getInteger("copy")).isEqualTo(document.getInteger("version"));
                assertThat(document.getInteger("version"))
                        .as("never goes back")
                        .isGreaterThanOrEqualTo(last[id]);
                last[id] = document.getInteger("version");
            }
        }
    }

    @Test
    void indexBuildIsCompleteDuringConcurrentWrites() throws Exception {
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri());
                var threads = Executors.newFixedThreadPool(4)) {
            MongoCollection<Document> things = client.getDatabase("test").getCollection("things");
            AtomicBoolean stop = new AtomicBoolean();
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                int writer = t;
                writers.add(
                        threads.submit(
                                () -> {
                                    for (int i = writer; !stop.get(); i += 4) {
                                        things.insertOne(new Document("_id", i).append("n", -i));
                                        things.updateOne(
                                                new Document("_id", i),
                                                new Document("$set", new Document("n", i)));
                                    }
                                }));
            }
            for (int build = 0; build < 8; build++) {
                long enough = things.estimatedDocumentCount() + 50;
                Waiting.until("more is written", () -> things.estimatedDocumentCount() >= enough);
                things.dropIndexes();
                things.createIndex(Indexes.ascending("n"));
            }
            stop.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(things.countDocuments(new Document("n", new Document("$gte", 0))))
                    .isEqualTo(things.estimatedDocumentCount());
        }
        assertThat(PowerCutTest.check(dir)).contains("all well");
    }

    @Test
    void eachQueueEntryIsLeasedByOneWorker() throws Exception {
        int entries = 600;
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri());
                var threads = Executors.newFixedThreadPool(THREADS)) {
            MongoCollection<Document> queue = client.getDatabase("test").getCollection("queue");
            queue.createIndex(Indexes.ascending("due"));
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                documents.add(new Document("_id", i).append("due", i % 50));
            }
            queue.insertMany(documents);
            List<Future<List<Integer>>> workers = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                workers.add(threads.submit(() -> drain(queue)));
            }
            List<Integer> taken = new ArrayList<>();
            for (Future<List<Integer>> worker : workers) {
                taken.addAll(worker.get());
            }

            assertThat(taken).hasSize(entries).doesNotHaveDuplicates();
            assertThat(queue.countDocuments()).isZero();
        }
    }

    private static List<Integer> drain(MongoCollection<Document> queue) {
        var first =
                new com.mongodb.client.model.FindOneAndDeleteOptions()
                        .sort(Indexes.ascending("due"));
        List<Integer> taken = new ArrayList<>();
        for (Document next = queue.findOneAndDelete(new Document(), first);
                next != null;
                next = queue.findOneAndDelete(new Document(), first)) {
            taken.add(next.getInteger("_id"));
        }
        return taken;
    }
}
