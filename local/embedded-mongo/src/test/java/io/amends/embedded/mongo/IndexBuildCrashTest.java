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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A crash during an index build: afterwards the index is complete or absent, and building it again
/// completes it.
class IndexBuildCrashTest {

    private static final int DOCUMENTS = 6000;
    private static final int GROUPS = 7;

    @TempDir Path temp;

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }

    private static void fill(MongoCollection<Document> things) {
        for (int from = 0; from < DOCUMENTS; from += 1000) {
            List<Document> documents = new ArrayList<>();
            for (int i = from; i < from + 1000; i++) {
                documents.add(
                        new Document("_id", i)
                                .append("group", i % GROUPS)
                                .append("tags", List.of("a" + i, "b" + i)));
            }
            things.insertMany(documents);
        }
    }

    /// Every step of a build goes through the log, so a truncated log equals a crash at that point.
    @Test
    void indexIsCompleteOrAbsentForEveryLogTruncation() throws Exception {
        Path dir = temp.resolve("store");
        BlockableSync syncs = new BlockableSync(Integer.MAX_VALUE);
        Path image;
        long before;
        try (var store =
                        EmbeddedStore.start(
                                StoreOptions.of(dir, 0),
                                new EmbeddedStore.Environment(
                                        syncs, () -> Long.MAX_VALUE, _ -> {}));
                var client = MongoClients.create(store.uri())) {
            fill(things(client));
            syncs.hold();
            before = Images.length(Images.newestLog(dir));
            var building =
                    Background.run(
                            () -> things(client).createIndex(Indexes.ascending("group", "tags")));
            Waiting.until("the index is built and waits for its sync", syncs::holds);
            image = Images.copy(dir, temp.resolve("image"));
            syncs.letGo(1_000);
            building.join();
        }
        long after = Images.length(Images.newestLog(image));
        Random random = new Random(20261126);
        Set<String> met = new HashSet<>();
        int leftovers = 0;
        for (int i = 0; i < 12; i++) {
            long end =
                    switch (i) {
                        case 0 -> before;
                        case 1 -> after - 1;
                        case 2 -> after;
                        default -> before + random.nextLong(after - before);
                    };
            Path copy = Images.copy(image, temp.resolve("cut" + i));
            Images.cut(Images.newestLog(copy), end);
            leftovers += PowerCutTest.check(copy).contains("build that was cut off") ? 1 : 0;
            try (var store = EmbeddedStore.start(copy, 0);
                    var client = MongoClients.create(store.uri())) {
                met.add(wholeOrAbsent(things(client)));
            }
            assertThat(PowerCutTest.check(copy))
                    .contains("all well", "12000 index entries")
                    .doesNotContain("cut off");
        }
        assertThat(leftovers).as("builds that were cut off in their middle").isGreaterThan(5);
        assertThat(met).containsExactlyInAnyOrder("whole", "absent");
    }

    @Test
    void indexIsCompleteOrAbsentAfterKill() throws Exception {
        Path dir = temp.resolve("killed");
        int port = Ports.free();
        try (ChildJvm child = launch(dir, port);
                var client = connect(port)) {
            fill(things(client));
        }
        // Two entries of some thirty bytes per document: the log grows by at least that much.
        long growth = DOCUMENTS * 60L;
        Set<String> met = new HashSet<>();
        for (int part = 1; part <= 4; part++) {
            ChildJvm child = launch(dir, port);
            try (var client = connect(port)) {
                long start = Images.length(Images.newestLog(dir));
                long enough = start + growth * part / 5;
                var building = Background.run(() -> build(things(client)));
                Waiting.until(
                        "the build is under way",
                        () -> Images.length(Images.newestLog(dir)) >= enough);
                child.kill();
                building.join();
            }
            try (ChildJvm again = launch(dir, port);
                    var client = connect(port)) {
                met.add(wholeOrAbsent(things(client)));
                things(client).dropIndexes();
            }
            assertThat(PowerCutTest.check(dir)).contains("all well", " 0 index entries");
        }
        assertThat(met).as("killed before the build was done").contains("absent");
    }

    private static void build(MongoCollection<Document> things) {
        try {
            things.createIndex(Indexes.ascending("group", "tags"));
        } catch (MongoException e) {
            // Killed before it could reply.
        }
    }

    /// Checks the index as it was found, then builds it if it is missing and checks again.
    private static String wholeOrAbsent(MongoCollection<Document> things) {
        boolean found = hasIndex(things);
        assertWorks(things, found);
        things.createIndex(Indexes.ascending("group", "tags"));
        assertThat(hasIndex(things)).isTrue();
        assertWorks(things, true);
        return found ? "whole" : "absent";
    }

    private static boolean hasIndex(MongoCollection<Document> things) {
        return things.listIndexes().into(new ArrayList<>()).stream()
                .anyMatch(index -> "group_1_tags_1".equals(index.getString("name")));
    }

    private static void assertWorks(MongoCollection<Document> things, boolean indexed) {
        var all = things.find(new Document("group", 3)).into(new ArrayList<>());
        assertThat(all).hasSize(DOCUMENTS / GROUPS + (DOCUMENTS % GROUPS > 3 ? 1 : 0));
        var one = things.find(new Document("group", 3).append("tags", "b10"));
        assertThat(one.into(new ArrayList<>())).hasSize(1);
        Document stats = one.explain().get("executionStats", Document.class);
        assertThat(stats.getInteger("totalDocsExamined")).isEqualTo(indexed ? 1 : DOCUMENTS);
    }

    private static ChildJvm launch(Path dir, int port) throws Exception {
        ChildJvm child =
                ChildJvm.start(
                        JvmCommand.of(
                                "io.amends.embedded.mongo.StoreServer",
                                List.of(
                                        "-Xmx192m",
                                        "-XX:+UseSerialGC",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "--sun-misc-unsafe-memory-access=allow"),
                                List.of("--dir", dir.toString(), "--port", "" + port)),
                        _ -> {});
        child.ready().get(60, TimeUnit.SECONDS);
        return child;
    }

    private static MongoClient connect(int port) {
        return MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true");
    }
}
