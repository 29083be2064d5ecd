package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static io.amends.embedded.mongo.contract.Contract.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;

/// Creating, listing and dropping indexes, and duplicate unique keys.
interface IndexContract extends Contract {

    private static int code(Runnable work) {
        try {
            work.run();
            return 0;
        } catch (MongoException e) {
            return e.getCode();
        }
    }

    private static List<String> names(MongoCollection<Document> things) {
        return list(things.listIndexes().map(index -> index.getString("name"))).stream()
                .sorted()
                .toList();
    }

    @Test
    default void listsIndexes() {
        var things = things();
        things.createIndexes(
                List.of(
                        new IndexModel(json("{a: 1, 'b.c': -1}")),
                        new IndexModel(
                                json("{ref: 1}"),
                                new IndexOptions().unique(true).sparse(true).name("by_ref"))));

        assertThat(names(things)).containsExactly("_id_", "a_1_b.c_-1", "by_ref");
        Document byRef =
                list(things.listIndexes()).stream()
                        .filter(index -> index.getString("name").equals("by_ref"))
                        .findFirst()
                        .orElseThrow();
        assertThat(byRef)
                .containsEntry("unique", true)
                .containsEntry("sparse", true)
                .containsEntry("key", json("{ref: 1}"));
    }

    @Test
    default void sameIndexIsAcceptedTwiceAndNoOtherWithItsName() {
        var things = things();
        things.createIndex(json("{a: 1}"), new IndexOptions().name("one"));

        assertThat(code(() -> things.createIndex(json("{a: 1}"), new IndexOptions().name("one"))))
                .isZero();
        assertThat(code(() -> things.createIndex(json("{b: 1}"), new IndexOptions().name("one"))))
                .isEqualTo(86);
        assertThat(
                        code(
                                () ->
                                        things.createIndex(
                                                json("{a: 1}"),
                                                new IndexOptions().name("one").unique(true))))
                .isEqualTo(86);
        assertThat(code(() -> things.createIndex(json("{a: 1}"), new IndexOptions().name("two"))))
                .isEqualTo(85);
        assertThat(code(() -> things.createIndex(json("{_id: 1}")))).isZero();
        assertThat(names(things)).containsExactly("_id_", "one");
    }

    @Test
    default void dropsIndexesOfThisCollectionOnly() {
        var things = things("{_id: 1, a: 1, b: 1}");
        var others = database().getCollection("others");
        things.createIndex(json("{a: 1}"));
        things.createIndex(json("{b: 1}"));
        others.createIndex(json("{a: 1}"));

        things.dropIndex("a_1");
        assertThat(names(things)).containsExactly("_id_", "b_1");
        things.dropIndexes();
        assertThat(names(things)).containsExactly("_id_");
        assertThat(names(others)).containsExactly("_id_", "a_1");
        assertThat(things.find(json("{a: 1}")).first()).isNotNull();
        assertThat(code(() -> things.dropIndex("nothing"))).isEqualTo(27);
    }

    @Test
    default void duplicateUniqueKeyIsRefused() {
        var things = things();
        things.createIndex(json("{a: 1, b: 1}"), new IndexOptions().unique(true));
        things.insertOne(json("{_id: 1, a: 1, b: 1}"));
        things.insertOne(json("{_id: 2, a: 1, b: 2}"));

        assertThatThrownBy(
                        () -> things.insertOne(json("{_id: 3, a: 1, b: {$numberDouble: '1.0'}}")))
                .isInstanceOfSatisfying(
                        MongoException.class,
                        e -> {
                            assertThat(e.getCode()).isEqualTo(11000);
                            assertThat(e.getMessage()).contains("a_1_b_1");
                        });
        assertThat(code(() -> things.updateOne(json("{_id: 2}"), json("{$set: {b: 1}}"))))
                .isEqualTo(11000);
        assertThat(code(() -> things.updateOne(json("{_id: 2}"), json("{$set: {b: 2, c: 1}}"))))
                .isZero();
        things.deleteOne(json("{_id: 1}"));
        assertThat(code(() -> things.insertOne(json("{_id: 4, a: 1, b: 1}")))).isZero();
    }

    @Test
    default void countsMissingAsNullInAUniqueIndexUnlessItIsSparse() {
        var things = things();
        things.createIndex(json("{a: 1}"), new IndexOptions().unique(true));
        things.createIndex(json("{b: 1}"), new IndexOptions().unique(true).sparse(true));

        things.insertOne(json("{_id: 1}"));
        assertThat(code(() -> things.insertOne(json("{_id: 2}")))).isEqualTo(11000);
        assertThat(code(() -> things.insertOne(json("{_id: 3, a: 3}")))).isZero();
        assertThat(code(() -> things.insertOne(json("{_id: 4, a: 4, b: null}")))).isZero();
        assertThat(code(() -> things.insertOne(json("{_id: 5, a: 5, b: null}")))).isEqualTo(11000);
    }

    @Test
    default void keepsElementsOfArraysUniqueAcrossDocuments() {
        var things = things();
        things.createIndex(json("{uniqueKeys: 1}"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(json("{_id: 1, uniqueKeys: ['a', 'b', 'a']}"));

        assertThat(code(() -> things.insertOne(json("{_id: 2, uniqueKeys: ['c', 'b']}"))))
                .isEqualTo(11000);
        assertThat(code(() -> things.insertOne(json("{_id: 2, uniqueKeys: ['c']}")))).isZero();
    }

    @Test
    default void uniqueIndexOverDuplicatesIsRefused() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 1}");

        assertThat(code(() -> things.createIndex(json("{a: 1}"), new IndexOptions().unique(true))))
                .isEqualTo(11000);
        assertThat(names(things)).containsExactly("_id_");
    }

    @Test
    default void refusesTwoArraysInOneIndex() {
        var things = things();
        things.createIndex(json("{a: 1, b: 1}"));

        assertThat(code(() -> things.insertOne(json("{_id: 1, a: [1], b: [2]}")))).isEqualTo(171);
        assertThat(things.countDocuments()).isZero();
    }

    @Test
    default void queryThroughIndexHasSameResults() {
        String[] documents = {
            "{_id: 1, a: 1, l: [1, 5], s: 'x'}",
            "{_id: 2, a: 2.0, l: []}",
            "{_id: 3, a: null, l: [[1, 5]]}",
            "{_id: 4, l: 5, s: 'y'}"
        };
        var things = things(documents);
        for (Bson index : List.of(json("{a: -1, s: 1}"), json("{l: 1}"))) {
            things.createIndex(index);
        }
        things.createIndex(json("{s: 1}"), new IndexOptions().sparse(true));

        assertThat(ids(things, "{a: null}")).containsExactly(3, 4);
        assertThat(ids(things, "{a: {$gte: 1}}")).containsExactly(1, 2);
        assertThat(ids(things, "{a: {$exists: false}}")).containsExactly(4);
        assertThat(ids(things, "{l: 5}")).containsExactly(1, 4);
        assertThat(ids(things, "{l: [1, 5]}")).containsExactly(1, 3);
        assertThat(ids(things, "{l: []}")).containsExactly(2);
        assertThat(ids(things, "{l: {$gt: 0, $lt: 6}}")).containsExactly(1, 4);
        assertThat(ids(things, "{s: null}")).containsExactly(2, 3);
        assertThat(ids(things, "{s: {$ne: 'x'}}")).containsExactly(2, 3, 4);
        assertThat(list(things.find().sort(json("{s: 1, _id: 1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(2, 3, 1, 4);
    }

    @Test
    default void hintIsUsedAndUnknownHintIsRefused() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 2}");
        things.createIndex(json("{a: 1}"));

        assertThat(list(things.find(json("{a: {$gt: 0}}")).hint(json("{a: 1}")))).hasSize(2);
        assertThat(list(things.find(json("{a: {$gt: 0}}")).hintString("a_1"))).hasSize(2);
        assertThat(code(() -> things.find(json("{a: 1}")).hint(json("{b: 1}")).first()))
                .isEqualTo(2);
    }

    @Test
    default void explainReportsPlan() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 2}");
        things.createIndex(json("{a: 1}"));

        Document stats =
                things.find(json("{a: 2}"))
                        .explain(com.mongodb.ExplainVerbosity.EXECUTION_STATS)
                        .get("executionStats", Document.class);

        assertThat(stats.getInteger("nReturned")).isEqualTo(1);
        assertThat(stats.getInteger("totalDocsExamined")).isEqualTo(1);
        assertThat(stats.getInteger("totalKeysExamined")).isEqualTo(1);
    }

    @Test
    default void dropsACollectionWithItsIndexes() {
        var things = things("{_id: 1, a: 1}");
        things.createIndex(json("{a: 1}"));

        things.drop();
        assertThat(things.countDocuments()).isZero();
        assertThat(list(database().listCollectionNames())).doesNotContain("things");
        things.insertOne(json("{_id: 1, a: 2}"));
        assertThat(names(things)).containsExactly("_id_");
        assertThat(ids(things, "{a: 1}")).isEmpty();
    }

    @Test
    default void listsCollections() {
        database().createCollection("made");
        things("{_id: 1}");

        assertThat(list(database().listCollectionNames())).contains("made", "things");
        assertThat(code(() -> database().createCollection("made"))).isEqualTo(48);
    }

    @Test
    default void unknownCommandsAreRefused() {
        assertThatThrownBy(() -> database().runCommand(json("{makeCoffee: 1}")))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(59));
        assertThat(refusal("{find: 'things', foo: 1}")).isIn(9, 40415);
    }
}
