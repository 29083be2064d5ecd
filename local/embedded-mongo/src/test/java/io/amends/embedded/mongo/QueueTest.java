package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A queue deletes at its head: leases must be correct for every low-water mark. Against a model,
/// with printed seeds.
class QueueTest {

    private static final int STEPS = Integer.getInteger("amends.fuzz.rounds", 1) * 2500;

    @TempDir Path dir;

    private final TreeMap<Integer, Integer> model = new TreeMap<>();
    private Random random;
    private int nextId;

    @Test
    void leaseReturnsFirstEntryAfterRandomAddsAndRemovals() {
        long seed = Long.getLong("amends.fuzz.seed", System.nanoTime());
        System.out.println("queue seed " + seed);
        random = new Random(seed);
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            MongoCollection<Document> queue = client.getDatabase("test").getCollection("queue");
            queue.createIndex(Indexes.ascending("state", "due"));
            add(queue, 1500, 1_000_000);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(20)) {
                    case 0 -> add(queue, 1 + random.nextInt(5), 1_000_000);
                    case 1 -> add(queue, 1, 1000); // before everything that was taken
                    case 2 -> putBack(queue);
                    case 3 -> look(queue);
                    default -> take(queue);
                }
                if (model.isEmpty()) {
                    take(queue);
                    add(queue, 500, 1_000_000);
                }
            }
        }
    }

    private void add(MongoCollection<Document> queue, int count, int range) {
        List<Document> added = new ArrayList<>();
        while (added.size() < count) {
            int due = random.nextInt(range);
            if (model.putIfAbsent(due, nextId) == null) {
                added.add(
                        new Document("_id", nextId++)
                                .append("state", "waiting")
                                .append("due", due));
            }
        }
        queue.insertMany(added);
    }

    private Document takeFirst(MongoCollection<Document> queue) {
        return queue.findOneAndUpdate(
                new Document("state", "waiting"),
                new Document("$set", new Document("state", "leased")),
                new FindOneAndUpdateOptions()
                        .sort(Indexes.ascending("due"))
                        .returnDocument(ReturnDocument.AFTER));
    }

    private void take(MongoCollection<Document> queue) {
        Document leased = takeFirst(queue);
        if (model.isEmpty()) {
            assertThat(leased).isNull();
            return;
        }
        var first = model.pollFirstEntry();
        assertThat(leased.getInteger("due")).isEqualTo(first.getKey());
        assertThat(leased.getInteger("_id")).isEqualTo(first.getValue());
        queue.deleteOne(new Document("_id", first.getValue()));
    }

    private void putBack(MongoCollection<Document> queue) {
        Document leased = takeFirst(queue);
        if (leased != null) {
            queue.updateOne(
                    new Document("_id", leased.getInteger("_id")),
                    new Document("$set", new Document("state", "waiting")));
        }
    }

    private void look(MongoCollection<Document> queue) {
        Document first =
                queue.find(new Document("state", "waiting")).sort(Indexes.ascending("due")).first();
        assertThat(first == null ? null : first.getInteger("due"))
                .isEqualTo(model.isEmpty() ? null : model.firstKey());
        assertThat(queue.countDocuments(new Document("state", "waiting"))).isEqualTo(model.size());
    }
}
