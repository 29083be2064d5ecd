package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/// Acknowledged or visible data are synced. `kill -9` cannot prove that, since the operating system
/// keeps what was written; the order of sync and reply can. A wrapper around the sync of the log
/// counts it, blocks it and lets it fail.
class DurabilityTest {

    private static final Document ONE = new Document("_id", 1);

    @TempDir Path dir;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private EmbeddedStore start(LogSync.Layer layer) {
        StoreOptions options = StoreOptions.of(dir, 0);
        return EmbeddedStore.start(
                options, new EmbeddedStore.Environment(layer, () -> Long.MAX_VALUE, failure::set));
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    @Test
    void writeIsAnsweredAndVisibleOnlyAfterSync() throws Exception {
        var syncs = new BlockableSync(1);
        try (var store = start(syncs);
                var client = MongoClients.create(store.uri())) {
            var things = things(client);
            var insert = Background.run(() -> things.insertOne(new Document(ONE)));
            Waiting.until("the sync is under way", () -> syncs.begun() == 2);

            assertThat(insert).isNotDone();
            assertThat(things.find(ONE).first()).as("not shown before it is synced").isNull();
            assertThat(things.countDocuments()).isZero();

            syncs.letGo(10);
            insert.join();
            assertThat(things.find(ONE).first()).isEqualTo(ONE);
        }
    }

    @Test
    void missIsAnsweredOnlyAfterSyncOfItsCause() throws Exception {
        var syncs = new BlockableSync(1);
        try (var store = start(syncs);
                var client = MongoClients.create(store.uri())) {
            var things = things(client);
            syncs.letGo(1);
            things.insertOne(new Document(ONE).append("version", 1));
            var seen = new Document("_id", 1).append("version", 1);
            var change = new Document("$inc", new Document("version", 1));

            int before = syncs.begun();
            long looked = examined(client);
            var winner = Background.supply(() -> things.updateOne(seen, change).getMatchedCount());
            Waiting.until("the winner's sync is under way", () -> syncs.begun() > before);
            var loser = Background.supply(() -> things.updateOne(seen, change).getMatchedCount());
            var duplicate = Background.run(() -> things.insertOne(new Document(ONE)));
            Waiting.until("the loser has looked", () -> examined(client) == looked + 2);
            assertThat(winner).isNotDone();
            assertThat(loser).isNotDone();
            assertThat(duplicate).isNotDone();

            syncs.letGo(10);
            assertThat(winner.join() + loser.join()).isEqualTo(1);
            assertThatThrownBy(duplicate::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(MongoException.class);
        }
    }

    private static long examined(MongoClient client) {
        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.getEmbedded(
                List.of("metrics", "queryExecutor", "scannedObjects"), Long.class);
    }

    @Test
    void commandsInProgressAreAnsweredBeforeShutdown() throws Exception {
        var syncs = new BlockableSync(1);
        var store = start(syncs);
        try (var client = MongoClients.create(store.uri())) {
            var insert =
                    Background.supply(
                            () -> things(client).insertOne(new Document(ONE)).wasAcknowledged());
            Waiting.until("the sync is under way", () -> syncs.begun() == 2);
            var stop = Background.run(store::close);
            Waiting.until("no more are taken", () -> !connects(store.port()));
            assertThat(insert).isNotDone();
            assertThat(stop).isNotDone();

            syncs.letGo(10);
            assertThat(insert.join()).isTrue();
            stop.join();
        }
    }

    private static boolean connects(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void failedSyncHaltsProcessWithoutFurtherReplies() throws Exception {
        List<String> said = java.util.Collections.synchronizedList(new ArrayList<>());
        var command =
                JvmCommand.of(
                        StoreWithABadDisk.class.getName(),
                        List.of(
                                "-Xmx192m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        List.of(dir.toString()));
        try (ChildJvm child = ChildJvm.start(command, said::add)) {
            String line = child.ready().get(60, TimeUnit.SECONDS);
            String uri = line.substring(line.indexOf(ChildJvm.READY) + ChildJvm.READY.length());
            AtomicInteger acknowledged = new AtomicInteger();
            try (var client = MongoClients.create(uri + "&serverSelectionTimeoutMS=2000")) {
                assertThatThrownBy(
                                () -> {
                                    while (true) {
                                        things(client).insertOne(new Document());
                                        acknowledged.incrementAndGet();
                                    }
                                })
                        .isInstanceOf(MongoException.class);
            }
            assertThat(child.ended().get(60, TimeUnit.SECONDS)).isEqualTo(StoreServer.SYNC_FAILED);
            assertThat(acknowledged.get()).isEqualTo(StoreWithABadDisk.GOOD_SYNCS - 1);
            assertThat(said.toString()).contains("the disk did not take the log");
        }
    }

    @Test
    void dropIsVisibleOnlyAfterSync() throws Exception {
        var syncs = new BlockableSync(2);
        try (var store = start(syncs);
                var client = MongoClients.create(store.uri())) {
            var things = things(client);
            things.insertOne(new Document(ONE));
            var drop = Background.run(things::drop);
            Waiting.until("the drop waits for its sync", syncs::holds);

            var read = Background.supply(() -> things.countDocuments());
            assertThatThrownBy(() -> read.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            assertThat(drop).isNotDone();

            syncs.letGo(10);
            assertThat(read.join()).isZero();
            drop.join();
        }
    }

    @Test
    void concurrentWritersShareOneSync() throws Exception {
        AtomicInteger syncs = new AtomicInteger();
        int clients = 16;
        int each = 25;
        LogSync.Layer slow =
                sync ->
                        () -> {
                            syncs.incrementAndGet();
                            sync.sync();
                            // A slow disk: writers share the wait for its sync.
                            try {
                                Thread.sleep(10);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        };
        try (var store = start(slow);
                var client = MongoClients.create(store.uri());
                var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int c = 0; c < clients; c++) {
                int first = c * each;
                writers.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < each; i++) {
                                        things(client).insertOne(new Document("_id", first + i));
                                    }
                                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(things(client).countDocuments()).isEqualTo(clients * each);
        }
        assertThat(syncs.get()).isLessThan(clients * each / 3);
    }

    @Test
    void noWriteIsAcknowledgedAfterFailedSync() throws Exception {
        AtomicInteger left = new AtomicInteger(3); // those of start, collection and first insert
        LogSync.Layer failing =
                sync ->
                        () -> {
                            if (left.getAndDecrement() <= 0) {
                                throw new RocksDBException("the disk is gone");
                            }
                            sync.sync();
                        };
        try (var store = start(failing);
                var client = MongoClients.create(store.uri())) {
            var things = things(client);
            AtomicInteger acknowledged = new AtomicInteger();
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 10; i++) {
                                    things.insertOne(new Document("_id", i));
                                    acknowledged.incrementAndGet();
                                }
                            })
                    .isInstanceOf(MongoException.class);
            Waiting.until("the failure is reported", () -> failure.get() != null);

            assertThat(failure.get()).hasMessageContaining("the disk is gone");
            assertThat(things.countDocuments())
                    .as("what is shown is synced")
                    .isEqualTo(acknowledged.get());
            assertThatThrownBy(() -> things.insertOne(new Document("_id", 99)))
                    .isInstanceOf(MongoException.class);
        }
    }
}
