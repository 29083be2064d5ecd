package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.process.StartupException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files after a power cut: everything synced, and a random part of the rest of the log.
class PowerCutTest {

    @TempDir Path temp;

    private static MongoCollection<Document> things(com.mongodb.client.MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    /// A wrapper records the length of the logs when each sync began: these bytes are on disk when
    /// it is done. The disk after a power cut is a copy with the logs truncated there.
    @Test
    void acknowledgedWritesSurviveLossOfUnsyncedLog() throws Exception {
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
                                new EmbeddedStore.Environment(
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
                byte[] mark = Files.readAllBytes(dir.resolve("synced"));
                Map<String, Long> onDisk = Map.copyOf(durable);
                Path image = Images.copy(dir, temp.resolve("cut" + cut));
                Files.write(image.resolve("synced"), mark); // no newer than the logs
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

    /// The files of a store with acknowledged documents, and later ones in the log whose sync is
    /// still in progress.
    ///
    /// @param synced number of synced bytes of the newest log
    private record Image(Path dir, long synced) {

        Path log() {
            return Images.newestLog(dir);
        }

        Image copy(Path to) throws Exception {
            return new Image(Images.copy(dir, to), synced);
        }
    }

    private static final int PROMISED = 300;
    private static final int WRITTEN = 600;

    private Image image() throws Exception {
        Path dir = temp.resolve("written");
        BlockableSync syncs = new BlockableSync(Integer.MAX_VALUE);
        try (var store =
                        EmbeddedStore.start(
                                StoreOptions.of(dir, 0),
                                new EmbeddedStore.Environment(
                                        syncs, () -> Long.MAX_VALUE, _ -> {}));
                var client = MongoClients.create(store.uri())) {
            things(client).createIndex(Indexes.ascending("group", "n"));
            for (int i = 0; i < PROMISED; i++) {
                things(client).insertOne(document(i));
            }
            syncs.hold();
            long synced = Images.length(Images.newestLog(dir));
            var rest = IntStream.range(PROMISED, WRITTEN).mapToObj(PowerCutTest::document).toList();
            var unanswered = Background.run(() -> things(client).insertMany(rest));
            Waiting.until("all is written and waits for its sync", syncs::holds);
            Image image = new Image(Images.copy(dir, temp.resolve("image")), synced);
            assertThat(unanswered).isNotDone();
            syncs.letGo(1_000);
            unanswered.join();
            return image;
        }
    }

    private static Document document(int i) {
        return new Document("_id", i).append("group", i % 7).append("n", i);
    }

    @Test
    void storeOpensWithAllSyncedWritesAfterAnyLogTruncation() throws Exception {
        Image image = image();
        long tail = Images.length(image.log()) - image.synced();
        Random random = new Random(20261123);
        for (int i = 0; i < 12; i++) {
            Image copy = image.copy(temp.resolve("tail" + i));
            long left = i == 0 ? 0 : random.nextLong(i < 6 ? 100 : tail);
            Images.cut(copy.log(), image.synced() + left);
            assertBeginning(copy.dir(), PROMISED);
        }
    }

    @Test
    void storeOpensWithAllSyncedWritesAfterAnyDamageToUnsyncedLog() throws Exception {
        Image image = image();
        long tail = Images.length(image.log()) - image.synced();
        Random random = new Random(20261124);
        for (int i = 0; i < 12; i++) {
            Image copy = image.copy(temp.resolve("torn" + i));
            byte[] noise = new byte[1 + random.nextInt(i < 6 ? 30 : 3000)];
            if (i % 3 > 0) { // else zeros, as file systems leave them
                random.nextBytes(noise);
            }
            Images.scribble(copy.log(), image.synced() + random.nextLong(tail), noise);
            assertBeginning(copy.dir(), PROMISED);
        }
    }

    @Test
    void lostAcknowledgedWritesPreventStartUntilLossIsAccepted() throws Exception {
        Image image = image();
        Random random = new Random(20261125);
        for (int i = 0; i < 6; i++) {
            Image copy = image.copy(temp.resolve("lost" + i));
            long at = image.synced() / 2 + random.nextLong(image.synced() / 2 - 30);
            if (i < 2) {
                Images.cut(copy.log(), at);
            } else {
                byte[] noise = new byte[30];
                random.nextBytes(noise);
                Images.scribble(copy.log(), at, noise);
            }
            byte[] before = Files.readAllBytes(copy.log());
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> EmbeddedStore.start(copy.dir(), 0))
                        .isInstanceOf(StartupException.class)
                        .hasMessageContaining("changes that were acknowledged cannot be read")
                        .hasMessageContaining("./amends store check --accept-loss");
                assertThat(check(copy.dir())).contains("changes that were acknowledged");
            }
            if (i >= 2) {
                assertThat(copy.log()).as("what is left of it").hasBinaryContent(before);
            }

            assertThat(check(copy.dir(), "--accept-loss"))
                    .containsPattern("[1-9][0-9]* acknowledged changes are given up")
                    .contains("all well");
            assertBeginning(copy.dir(), 1);
        }
    }

    @Test
    void missingLogPreventsStart() throws Exception {
        Path dir = temp.resolve("store");
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            things(client).insertOne(document(1));
        }
        for (String log : Images.logs(dir).keySet()) {
            Files.delete(dir.resolve("records").resolve(log));
        }

        assertThatThrownBy(() -> EmbeddedStore.start(dir, 0))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("its log is damaged or incomplete");
    }

    /// As written by an older program, or after a power cut at the very first write.
    @Test
    void storeOpensWithoutSyncedPosition() throws Exception {
        Image image = image();
        Image without = image.copy(temp.resolve("without"));
        Files.delete(without.dir().resolve("synced"));
        Image unreadable = image.copy(temp.resolve("unreadable"));
        Images.scribble(unreadable.dir().resolve("synced"), 0, new byte[] {1, 2, 3});
        Image empty = image.copy(temp.resolve("empty"));
        Images.cut(empty.dir().resolve("synced"), 0);

        for (Image each : List.of(without, unreadable, empty)) {
            Images.cut(each.log(), image.synced() / 2);
            assertBeginning(each.dir(), 1);
        }
    }

    private static void assertKeeps(Path image, Set<Integer> promised) {
        assertThat(check(image)).contains("all well");
        assertThat(ids(image)).containsAll(promised);
    }

    /// The documents were written in sequence: the remaining ones must be a prefix.
    private static void assertBeginning(Path image, int atLeast) {
        assertThat(check(image)).contains("all well");
        List<Integer> left = ids(image);
        assertThat(left).hasSizeBetween(atLeast, WRITTEN);
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

    static String check(Path dir, String... more) {
        var out = new ByteArrayOutputStream();
        var arguments = Stream.concat(Stream.of("--dir", dir.toString()), Stream.of(more));
        StoreCheck.run(
                arguments.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
