package io.amends.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.amends.embedded.store.engine.LogSync;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a power cut leaves: everything synced, and of the rest of the log as much as chance wants.
class PowerCutTest {

    @TempDir Path temp;

    private static MongoCollection<Document> things(com.mongodb.client.MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    /// A layer notes how long the logs were when each sync began: so much is on disk when it is
    /// done. The disk after a power cut is a copy with the logs cut there.
    @Test
    void losesNothingAcknowledgedWhenAllThatIsNotSyncedIsLost() throws Exception {
        Path dir = temp.resolve("store");
        Map<String, Long> durable = new ConcurrentHashMap<>();
        LogSync.Layer noting =
                sync ->
                        () -> {
                            Map<String, Long> lengths = Images.logs(dir);
                            sync.sync();
                            durable.putAll(lengths);
                        };
        Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean stop = new AtomicBoolean();
        try (var store =
                        EmbeddedStore.start(
                                StoreOptions.of(dir, 0),
                                new EmbeddedStore.Surroundings(
                                        noting, () -> Long.MAX_VALUE, _ -> {}));
                var client = MongoClients.create(store.uri());
                var threads = Executors.newFixedThreadPool(4)) {
            things(client).createIndex(Indexes.ascending("group", "n"));
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 4; w++) {
                int writer = w;
                writers.add(
                        threads.submit(() -> write(things(client), writer, acknowledged, stop)));
            }
            for (int cut = 0; cut < 5; cut++) {
                int enough = (cut + 1) * 60;
                Waiting.until("more is written", () -> acknowledged.size() >= enough);
                Set<Integer> promised = new HashSet<>(acknowledged);
                Map<String, Long> onDisk = Map.copyOf(durable);
                Path image = Images.copy(dir, temp.resolve("cut" + cut));
                Images.logs(image)
                        .forEach(
                                (log, length) ->
                                        Images.cut(
                                                image.resolve("records").resolve(log),
                                                Math.min(length, onDisk.getOrDefault(log, 0L))));
                assertKeeps(image, promised);
            }
            stop.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private static void write(
            MongoCollection<Document> things,
            int writer,
            Set<Integer> acknowledged,
            AtomicBoolean stop) {
        for (int i = 0; !stop.get(); i++) {
            int id = i * 4 + writer;
            things.insertOne(new Document("_id", id).append("group", id % 7).append("n", i));
            acknowledged.add(id);
        }
    }

    @Test
    void opensAfterAnyCutOfTheLogsTailWithAllThatCameBefore() throws Exception {
        Path image = written(300);
        long whole = Images.length(Images.newestLog(image));
        Random random = new Random(20261123);
        for (int i = 0; i < 12; i++) {
            Path copy = Images.copy(image, temp.resolve("tail" + i));
            Images.cut(Images.newestLog(copy), whole - 1 - random.nextInt(i < 6 ? 40 : 4000));
            assertPrefix(copy, 300);
        }
    }

    @Test
    void opensAfterAnyDamageToTheLogsTailWithAllThatCameBefore() throws Exception {
        Path image = written(300);
        long whole = Images.length(Images.newestLog(image));
        Random random = new Random(20261124);
        for (int i = 0; i < 12; i++) {
            Path copy = Images.copy(image, temp.resolve("torn" + i));
            byte[] noise = new byte[1 + random.nextInt(30)];
            random.nextBytes(noise);
            long at = whole - 1 - random.nextInt(2000);
            try (FileChannel log =
                    FileChannel.open(Images.newestLog(copy), StandardOpenOption.WRITE)) {
                log.write(ByteBuffer.wrap(noise), at);
            }
            assertPrefix(copy, 300);
        }
    }

    private Path written(int documents) throws Exception {
        Path dir = temp.resolve("written");
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            things(client).createIndex(Indexes.ascending("group", "n"));
            for (int i = 0; i < documents; i++) {
                things(client)
                        .insertOne(new Document("_id", i).append("group", i % 7).append("n", i));
            }
            return Images.copy(dir, temp.resolve("image"));
        }
    }

    private static void assertKeeps(Path image, Set<Integer> promised) {
        assertThat(check(image)).contains("all well");
        assertThat(ids(image)).containsAll(promised);
    }

    /// The documents were written one after the other: what is left is a beginning of them.
    private static void assertPrefix(Path image, int all) {
        assertThat(check(image)).contains("all well");
        List<Integer> left = ids(image);
        assertThat(left).hasSizeBetween(1, all);
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.get(i)).isEqualTo(i);
        }
    }

    private static List<Integer> ids(Path image) {
        try (var store = EmbeddedStore.start(image, 0);
                var client = MongoClients.create(store.uri())) {
            List<Integer> ids = new ArrayList<>();
            things(client)
                    .find()
                    .sort(Indexes.ascending("_id"))
                    .forEach(d -> ids.add(d.getInteger("_id")));
            assertThat(things(client).estimatedDocumentCount()).isEqualTo(ids.size());
            return ids;
        }
    }

    static String check(Path dir) {
        var out = new ByteArrayOutputStream();
        StoreCheck.run(
                new String[] {"--dir", dir.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void refusesAStoreWhoseTablesAreDamagedOrFindsIt() throws Exception {
        Path dir = temp.resolve("damaged");
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            for (int batch = 0; batch < 20; batch++) {
                List<Document> documents = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    documents.add(
                            new Document("_id", batch * 1000 + i)
                                    .append(
                                            "text",
                                            new Random(i).ints(300).boxed().toList().toString()));
                }
                things(client).insertMany(documents);
            }
        }
        try (var tables = Files.list(dir.resolve("records"))) {
            Path table =
                    tables.filter(f -> f.toString().endsWith(".sst"))
                            .max(java.util.Comparator.comparing(Images::length))
                            .orElseThrow();
            try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[64]), channel.size() / 2);
            }
        }

        assertThat(check(dir)).containsAnyOf("damaged:", "cannot be opened");
    }
}
