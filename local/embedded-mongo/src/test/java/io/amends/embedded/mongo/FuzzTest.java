package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random documents, queries and updates on two collections, one with indexes and one without, must
/// have equal results. `-Damends.fuzz.rounds=N` runs longer, `-Damends.fuzz.seed=S` repeats.
class FuzzTest {

    private static final int ROUNDS = Integer.getInteger("amends.fuzz.rounds", 4);
    private static final int STEPS = 400;

    @TempDir Path dir;

    private Random random = new Random();

    @Test
    void indexesDoNotChangeResults() {
        long first = Long.getLong("amends.fuzz.seed", System.nanoTime());
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            for (int round = 0; round < ROUNDS; round++) {
                long seed = first + round;
                System.out.println("fuzz seed " + seed);
                random = new Random(seed);
                runRound(client, "round" + round);
            }
        }
        assertThat(PowerCutTest.check(dir)).as("each entry has its document").contains("all well");
    }

    private void runRound(MongoClient client, String name) {
        var database = client.getDatabase("fuzz");
        MongoCollection<Document> plain = database.getCollection(name + "plain");
        MongoCollection<Document> indexed = database.getCollection(name + "indexed");
        createIndexes(indexed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> insert(plain, indexed);
                case 3 -> update(plain, indexed);
                case 4 -> remove(plain, indexed);
                case 5 -> modifyFirst(plain, indexed);
                default -> query(plain, indexed);
            }
        }
        assertThat(all(indexed)).isEqualTo(all(plain));
    }

    private void createIndexes(MongoCollection<Document> indexed) {
        for (int i = 0; i < 6; i++) {
            Document key = new Document();
            for (int fields = 1 + random.nextInt(3); fields > 0; fields--) {
                key.append(path(), random.nextBoolean() ? 1 : -1);
            }
            try {
                indexed.createIndex(key, new IndexOptions().sparse(random.nextInt(4) == 0));
            } catch (com.mongodb.MongoCommandException e) {
                assertThat(e.getErrorCode()).isIn(85, 86); // the same one twice
            }
        }
    }

    private String path() {
        return List.of("a", "b", "c", "d.x", "d.y", "e", "f.0.at", "f.at").get(random.nextInt(8));
    }

    private Object value() {
        return switch (random.nextInt(14)) {
            case 0 -> null;
            case 1 -> random.nextInt(5) + 0.5;
            case 2 -> (long) random.nextInt(5);
            case 3 -> (double) random.nextInt(5);
            case 4 -> List.of("", "a", "ab", "b", "é", "😀", "\uE000").get(random.nextInt(7));
            case 5 -> random.nextBoolean();
            case 6 -> new Date(random.nextInt(5) * 1000L - 2000);
            case 7 -> new Document("x", random.nextInt(3));
            case 8 -> new org.bson.types.Decimal128(random.nextInt(5));
            default -> random.nextInt(5);
        };
    }

    private Object maybeArray() {
        if (random.nextInt(6) > 0) {
            return value();
        }
        List<Object> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            list.add(random.nextInt(8) == 0 ? List.of(random.nextInt(3)) : value());
        }
        return list;
    }

    private Document document() {
        Document document = new Document();
        for (String name : List.of("a", "b", "c", "e")) {
            if (random.nextInt(4) > 0) {
                document.append(name, name.equals("e") ? maybeArray() : value());
            }
        }
        if (random.nextBoolean()) {
            document.append("d", new Document("x", value()).append("y", maybeArray()));
        }
        if (random.nextBoolean()) {
            List<Document> waiting = new ArrayList<>();
            for (int n = random.nextInt(3); n > 0; n--) {
                waiting.add(new Document("at", value()));
            }
            document.append("f", waiting);
        }
        return document;
    }

    private void insert(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        Document document = document().append("_id", random.nextInt(100_000));
        String one = attempt(() -> plain.insertOne(new Document(document)));
        String other = attempt(() -> indexed.insertOne(new Document(document)));
        if (other.contains("171")) { // two arrays in one index: then in neither
            plain.deleteOne(new Document("_id", document.get("_id")));
        } else {
            assertThat(other.contains("11000")).isEqualTo(one.contains("11000"));
        }
    }

    private Document filter() {
        Document filter = new Document();
        for (int n = random.nextInt(4); n > 0; n--) {
            filter.append(path(), condition());
        }
        if (random.nextInt(5) == 0) {
            filter.append(
                    "$or",
                    List.of(new Document(path(), condition()), new Document(path(), condition())));
        }
        return filter;
    }

    private Object condition() {
        return switch (random.nextInt(12)) {
            case 0 -> new Document("$gt", value());
            case 1 -> new Document("$gte", value()).append("$lt", value());
            case 2 -> new Document("$lte", value());
            case 3 -> new Document("$in", List.of(random.nextInt(5), 1, 1.0, "a", List.of(1)));
            case 4 -> new Document("$exists", random.nextBoolean());
            case 5 -> new Document("$ne", value());
            case 6 -> new Document("$nin", List.of(1, 2));
            case 7 -> new Document("$not", new Document("$gt", value()));
            case 8 -> new Document("$in", java.util.Arrays.asList(null, 2, 3));
            case 9 -> new Document("$elemMatch", new Document("$gt", 1));
            default -> value();
        };
    }

    private Document order() {
        Document order = new Document();
        for (int n = random.nextInt(3); n > 0; n--) {
            order.append(path(), random.nextBoolean() ? 1 : -1);
        }
        return order.append(
                "_id", random.nextBoolean() ? 1 : -1); // total, so that answers can be compared
    }

    private void query(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        Document filter = filter();
        Document order = order();
        int skip = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        int limit = random.nextBoolean() ? 1 + random.nextInt(10) : 0;
        assertThat(
                        indexed.find(filter)
                                .sort(order)
                                .skip(skip)
                                .limit(limit)
                                .batchSize(7)
                                .into(new ArrayList<>()))
                .as(
                        "find %s sort %s skip %d limit %d",
                        filter.toJson(), order.toJson(), skip, limit)
                .isEqualTo(
                        plain.find(filter)
                                .sort(order)
                                .skip(skip)
                                .limit(limit)
                                .into(new ArrayList<>()));
        assertThat(indexed.countDocuments(filter))
                .as("count %s", filter.toJson())
                .isEqualTo(plain.countDocuments(filter));
        assertThat(sorted(indexed.find(filter).into(new ArrayList<>())))
                .as("find %s", filter.toJson())
                .isEqualTo(sorted(plain.find(filter).into(new ArrayList<>())));
    }

    private Bson change() {
        return switch (random.nextInt(6)) {
            case 0 -> new Document("$unset", new Document(path().split("\\.")[0], ""));
            case 1 -> new Document("$set", new Document("e", maybeArray()));
            case 2 -> new Document("$set", new Document("a", value()).append("b", value()));
            case 3 ->
                    new Document(
                            "$set", new Document("f", document().getOrDefault("f", List.of())));
            case 4 ->
                    new Document(
                            "$set",
                            new Document(
                                    "d", new Document("x", value()).append("y", maybeArray())));
            default -> new Document("$max", new Document("c", value()));
        };
    }

    private void update(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        // One document by its number, since the order in which an update of many reaches an
        // error is not specified.
        Document some = plain.find(filter()).sort(new Document("_id", 1)).first();
        if (some == null) {
            return;
        }
        Document id = new Document("_id", some.get("_id"));
        Bson change = change();
        if (attempt(() -> indexed.updateOne(id, change)).isEmpty()) {
            assertThat(attempt(() -> plain.updateOne(id, change))).isEmpty();
        }
    }

    private void remove(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        Document filter = filter();
        if (random.nextInt(4) == 0 && plain.countDocuments(filter) < 20) {
            assertThat(indexed.deleteMany(filter))
                    .as("delete %s", filter.toJson())
                    .isEqualTo(plain.deleteMany(filter));
        }
    }

    private void modifyFirst(MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        Document filter = filter();
        Document order = order();
        var options =
                new FindOneAndUpdateOptions().sort(order).returnDocument(ReturnDocument.BEFORE);
        Document change = new Document("$inc", new Document("n", 1));
        assertThat(indexed.findOneAndUpdate(filter, change, options))
                .as("findOneAndUpdate %s sort %s", filter.toJson(), order.toJson())
                .isEqualTo(plain.findOneAndUpdate(filter, change, options));
    }

    private static List<Document> all(MongoCollection<Document> collection) {
        return sorted(collection.find().into(new ArrayList<>()));
    }

    private static List<Document> sorted(List<Document> documents) {
        documents.sort(Comparator.comparing(d -> d.getInteger("_id")));
        return documents;
    }

    private static String attempt(Runnable work) {
        try {
            work.run();
            return "";
        } catch (com.mongodb.MongoException e) {
            return e.getCode() + " " + e.getMessage();
        }
    }
}
