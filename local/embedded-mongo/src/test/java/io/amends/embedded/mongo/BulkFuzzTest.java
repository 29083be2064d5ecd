package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements of one command are written together if the result is the same: random ones in one
/// command have the results they have one by one, errors included, and leave consistent indexes.
class BulkFuzzTest {

    private static final int ROUNDS = Integer.getInteger("amends.fuzz.rounds", 60);
    private static final int IDS = 8;

    @TempDir Path dir;

    @Test
    void statementsOfOneCommandEqualSingleStatements() {
        long first = Long.getLong("amends.fuzz.seed", System.nanoTime());
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            var together = client.getDatabase("test").getCollection("together");
            var apart = client.getDatabase("test").getCollection("apart");
            for (var each : List.of(together, apart)) {
                each.createIndex(new Document("n", 1));
                each.createIndex(new Document("tags", 1).append("n", -1));
                each.createIndex(
                        new Document("key", 1), new IndexOptions().unique(true).sparse(true));
            }
            for (long seed = first; seed < first + ROUNDS; seed++) {
                var statements = statements(new Random(seed));
                var errors = inOne(together, statements);
                assertThat(errors).as("seed %d", seed).isEqualTo(oneByOne(apart, statements));
                assertThat(all(together)).as("seed %d", seed).isEqualTo(all(apart));
                assertThat(together.estimatedDocumentCount())
                        .as("seed %d", seed)
                        .isEqualTo(all(together).size());
            }
        }
        assertThat(PowerCutTest.check(dir)).as("from seed %d", first).contains("all well");
    }

    private static List<Integer> inOne(
            MongoCollection<Document> things, List<WriteModel<Document>> statements) {
        List<Integer> errors = new ArrayList<>();
        try {
            things.bulkWrite(statements, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            e.getWriteErrors().forEach(error -> errors.add(error.getIndex()));
        }
        errors.sort(null);
        return errors;
    }

    private static List<Integer> oneByOne(
            MongoCollection<Document> things, List<WriteModel<Document>> statements) {
        List<Integer> errors = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            try {
                things.bulkWrite(List.of(statements.get(i)));
            } catch (MongoBulkWriteException | MongoWriteException e) {
                errors.add(i);
            }
        }
        return errors;
    }

    private static List<Document> all(MongoCollection<Document> things) {
        return things.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    /// Of one kind, since the driver sends each kind in its own command.
    private static List<WriteModel<Document>> statements(Random random) {
        int kind = random.nextInt(4);
        List<WriteModel<Document>> statements = new ArrayList<>();
        for (int i = 2 + random.nextInt(12); i > 0; i--) {
            statements.add(
                    switch (kind) {
                        case 0 -> new InsertOneModel<>(document(random));
                        case 1 ->
                                random.nextInt(4) == 0
                                        ? new DeleteManyModel<>(filter(random))
                                        : new DeleteOneModel<>(filter(random));
                        default ->
                                random.nextInt(5) == 0
                                        ? new UpdateManyModel<>(filter(random), change(random))
                                        : new UpdateOneModel<>(
                                                named(random),
                                                change(random),
                                                new UpdateOptions().upsert(random.nextBoolean()));
                    });
        }
        return statements;
    }

    private static Document document(Random random) {
        Document document = named(random).append("n", random.nextInt(4));
        if (random.nextBoolean()) {
            document.append("key", random.nextInt(6));
        }
        if (random.nextBoolean()) {
            document.append("tags", List.of(random.nextInt(3), 3 + random.nextInt(3)));
        }
        return document;
    }

    private static Document named(Random random) {
        return new Document("_id", random.nextInt(IDS));
    }

    private static Document filter(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Document("n", random.nextInt(4));
            case 1 -> new Document("tags", random.nextInt(6));
            case 2 -> new Document("key", random.nextInt(6));
            default -> named(random);
        };
    }

    private static Document change(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> new Document("$inc", new Document("n", 1));
            case 1 -> new Document("$set", new Document("key", random.nextInt(6)));
            case 2 -> new Document("$unset", new Document("key", ""));
            case 3 -> new Document("$addToSet", new Document("tags", random.nextInt(6)));
            default -> new Document("$set", new Document("tags", List.of(random.nextInt(6))));
        };
    }
}
