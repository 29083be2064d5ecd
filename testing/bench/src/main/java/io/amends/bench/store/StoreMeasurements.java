package io.amends.bench.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.bson.Document;

/// All measurements of the store, in one run, so that ratios are meaningful.
public final class StoreMeasurements {

    private static final int CLIENTS = 16;
    private static final int CHUNK = 500;
    private static final int PAGE = 50;

    private final Path dir;
    private final Scale scale;
    private final PrintStream out;
    private int filled;
    private int[] versions = new int[0];

    /// @param dir a folder to use
    /// @param quick whether to use a few thousand documents only
    public StoreMeasurements(Path dir, boolean quick, PrintStream out) {
        this.dir = dir;
        this.scale = quick ? Scale.QUICK : Scale.FULL;
        this.out = out;
    }

    /// Measures and prints one line per result.
    public void run() throws IOException {
        try (StoreProcess store = new StoreProcess(dir.resolve("store"))) {
            inserts(store);
            growing(store);
            queue(store);
            restart(store);
        }
    }

    private void print(String what, Object... figures) {
        out.printf(Locale.ROOT, what + "%n", figures);
    }

    private void inserts(StoreProcess store) throws IOException {
        MongoCollection<Document> plain = store.database().getCollection("inserts");
        Load.during(
                CLIENTS,
                scale.time(),
                (client, round) -> plain.insertOne(document(0, client, round))); // warm
        Load.Outcome disk = BareDisk.measure(dir, scale.time());
        Load.Outcome one =
                Load.during(
                        1,
                        scale.time(),
                        (client, round) -> plain.insertOne(document(1, client, round)));
        Load.Outcome many =
                Load.during(
                        CLIENTS,
                        scale.time(),
                        (client, round) -> plain.insertOne(document(2, client, round)));
        Load.Outcome after = BareDisk.measure(dir, scale.time());
        print(
                "bare append and sync:    %,8.0f/s before, %,8.0f/s after",
                disk.rate(), after.rate());
        print(
                "inserts, 1 client:       %,8.0f/s  p50 %.2f ms  p99 %.2f ms",
                one.rate(), one.millis(50), one.millis(99));
        print(
                "inserts, %d clients:     %,8.0f/s  p50 %.2f ms  p99 %.2f ms  = %.1f x one client",
                CLIENTS, many.rate(), many.millis(50), many.millis(99), many.rate() / one.rate());
        plain.drop();
    }

    private static Document document(int run, int client, int round) {
        Document document = SampleDocuments.complaint(round);
        document.put("_id", run + "-" + client + "-" + round);
        return document;
    }

    private void growing(StoreProcess store) {
        MongoCollection<Document> complaints = store.database().getCollection("complaints");
        complaints.createIndex(Indexes.ascending("owner", "due"));
        complaints.createIndex(Indexes.ascending("status", "due"));
        complaints.createIndex(Indexes.ascending("customerId"));
        for (int size : scale.sizes()) {
            fill(complaints, size);
            compareAndSet(complaints, size);
            pages(complaints, size);
            print("memory at %,9d:     %s MB", size, store.memory().toJson());
        }
    }

    private void fill(MongoCollection<Document> complaints, int size) {
        int from = filled;
        int chunks = (size - from + CHUNK - 1) / CHUNK;
        Load.Outcome filling =
                Load.rounds(
                        4,
                        chunks,
                        (client, round) -> {
                            List<Document> chunk = new ArrayList<>();
                            int start = from + (round * 4 + client) * CHUNK;
                            for (int i = start; i < Math.min(size, start + CHUNK); i++) {
                                chunk.add(SampleDocuments.complaint(i));
                            }
                            complaints.insertMany(chunk, new InsertManyOptions().ordered(false));
                        });
        print(
                "filled to %,9d:     %,8.0f documents/s with three indexes",
                size, filling.rate() * CHUNK);
        filled = size;
        versions = Arrays.copyOf(versions, size);
    }

    /// Every client has its own documents, so that each finds the version it expects.
    private void compareAndSet(MongoCollection<Document> complaints, int size) {
        Load.Step step =
                (client, _) -> {
                    SplittableRandom random = new SplittableRandom(System.nanoTime());
                    int number = random.nextInt(size / CLIENTS) * CLIENTS + client;
                    var result =
                            complaints.updateOne(
                                    new Document("_id", "c-" + number)
                                            .append("version", versions[number]),
                                    new Document("$set", new Document("status", "investigating"))
                                            .append("$inc", new Document("version", 1))
                                            .append(
                                                    "$push",
                                                    new Document(
                                                            "sourceOffsets",
                                                            new Document("$each", List.of(number))
                                                                    .append("$slice", -10))));
                    if (result.getModifiedCount() != 1) {
                        throw new IllegalStateException(
                                "version " + versions[number] + " of " + number + " is not there");
                    }
                    versions[number]++;
                };
        Load.during(CLIENTS, scale.time().dividedBy(4), step); // warm
        Load.Outcome sets = Load.during(CLIENTS, scale.time(), step);
        print(
                "compare-and-set at %,9d: %,5.0f/s  p50 %.2f ms  p99 %.2f ms (%d clients)",
                size, sets.rate(), sets.millis(50), sets.millis(99), CLIENTS);
    }

    private void pages(MongoCollection<Document> complaints, int size) {
        Load.Step step =
                (_, round) -> {
                    int found = 0;
                    for (Document _ :
                            complaints
                                    .find(
                                            new Document(
                                                    "owner",
                                                    SampleDocuments.owner(
                                                            round % SampleDocuments.OWNERS)))
                                    .sort(Indexes.ascending("due"))
                                    .limit(PAGE)) {
                        found++;
                    }
                    if (found != Math.min(PAGE, size / SampleDocuments.OWNERS)) {
                        throw new IllegalStateException("a page of " + found);
                    }
                };
        Load.during(1, scale.time().dividedBy(4), step); // warm
        Load.Outcome pages = Load.during(1, scale.time(), step);
        print(
                "page of %d at %,9d: p50 %.2f ms  p99 %.2f ms (1 client)",
                PAGE, size, pages.millis(50), pages.millis(99));
    }

    private void queue(StoreProcess store) {
        MongoCollection<Document> queue = store.database().getCollection("queue");
        queue.createIndex(Indexes.ascending("state", "due"));
        for (int from = 0; from < scale.queue(); from += CHUNK) {
            List<Document> chunk = new ArrayList<>();
            for (int i = from; i < from + CHUNK; i++) {
                chunk.add(new Document("_id", i).append("state", "waiting").append("due", i));
            }
            queue.insertMany(chunk);
        }
        var first = new FindOneAndUpdateOptions().sort(Indexes.ascending("due"));
        for (int tenth = 1; tenth <= 10; tenth++) {
            Load.Outcome leases =
                    Load.rounds(
                            4,
                            scale.queue() / 10,
                            (_, _) -> {
                                Document leased =
                                        queue.findOneAndUpdate(
                                                new Document("state", "waiting"),
                                                new Document(
                                                        "$set", new Document("state", "leased")),
                                                first);
                                if (leased == null) {
                                    throw new IllegalStateException("the queue is empty too early");
                                }
                                queue.deleteOne(new Document("_id", leased.get("_id")));
                            });
            if (tenth == 1 || tenth == 5 || tenth == 10) {
                print(
                        "leases and removals, tenth %2d of %,d: %,5.0f/s  p50 %.2f ms  p99 %.2f ms (4 clients)",
                        tenth, scale.queue(), leases.rate(), leases.millis(50), leases.millis(99));
            }
        }
    }

    private void restart(StoreProcess store) {
        print("memory before the kill:  %s MB", store.memory().toJson());
        print(
                "restart after kill -9:   %.2f s to the first answer, at %,d documents",
                store.killAndRestart(), filled);
        print("memory after it:         %s MB", store.memory().toJson());
    }
}
