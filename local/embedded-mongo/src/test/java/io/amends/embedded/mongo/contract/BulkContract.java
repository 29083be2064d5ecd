package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static io.amends.embedded.mongo.contract.Contract.jsons;
import static io.amends.embedded.mongo.contract.Contract.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Bulk writes, ordered and unordered, and one update of many documents.
interface BulkContract extends Contract {

    @Test
    default void orderedBulkWriteStopsAtFirstError() {
        var things = things("{_id: 2}");

        assertThatThrownBy(() -> things.insertMany(jsons("{_id: 1}", "{_id: 2}", "{_id: 3}")))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> {
                            assertThat(e.getWriteErrors())
                                    .singleElement()
                                    .satisfies(
                                            error -> {
                                                assertThat(error.getIndex()).isEqualTo(1);
                                                assertThat(error.getCode()).isEqualTo(11000);
                                            });
                            assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(1);
                        });
        assertThat(ids(things, "{}")).containsExactly(1, 2);
    }

    @Test
    default void unorderedBulkWriteContinuesAfterError() {
        var things = things("{_id: 2}");

        assertThatThrownBy(
                        () ->
                                things.insertMany(
                                        jsons("{_id: 1}", "{_id: 2}", "{_id: 3}"),
                                        new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
        assertThat(ids(things, "{}")).containsExactly(1, 2, 3);
    }

    @Test
    default void writesInBulk() {
        var things = things("{_id: 1, n: 1}", "{_id: 2, n: 2}");

        var result =
                things.bulkWrite(
                        List.of(
                                new InsertOneModel<>(json("{_id: 3}")),
                                new UpdateOneModel<>(
                                        json("{_id: 1, n: 1}"), json("{$inc: {n: 1}}")),
                                new UpdateOneModel<>(
                                        json("{_id: 2, n: 9}"), json("{$inc: {n: 1}}")),
                                new UpdateOneModel<>(
                                        json("{_id: 4}"),
                                        json("{$set: {n: 4}}"),
                                        new UpdateOptions().upsert(true)),
                                new DeleteOneModel<>(json("{_id: 3}"))),
                        new BulkWriteOptions().ordered(true));

        assertThat(result.getInsertedCount()).isEqualTo(1);
        assertThat(result.getMatchedCount()).isEqualTo(1);
        assertThat(result.getModifiedCount()).isEqualTo(1);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(result.getUpserts())
                .singleElement()
                .satisfies(u -> assertThat(u.getIndex()).isEqualTo(3));
        assertThat(list(things.find().sort(json("{_id: 1}"))))
                .containsExactlyElementsOf(
                        jsons("{_id: 1, n: 2}", "{_id: 2, n: 2}", "{_id: 4, n: 4}"));
    }

    @Test
    default void updateThatMovesDocumentsChangesEachOnce() {
        var things = things();
        things.createIndex(json("{n: 1}"));
        for (int i = 0; i < 50; i++) {
            things.insertOne(new Document("_id", i).append("n", i));
        }

        assertThat(
                        things.updateMany(json("{n: {$gte: 0}}"), json("{$inc: {n: 100}}"))
                                .getModifiedCount())
                .isEqualTo(50);
        assertThat(things.countDocuments(json("{n: {$gte: 100, $lt: 150}}"))).isEqualTo(50);
    }

    @Test
    default void statementSeesChangesOfEarlierStatements() {
        var things = things("{_id: 1, n: 1, tag: 'a'}");
        things.createIndex(json("{n: 1}"));
        things.createIndex(json("{tag: 1}"), new IndexOptions().unique(true).sparse(true));

        var result =
                things.bulkWrite(
                        List.of(
                                new InsertOneModel<>(json("{_id: 2, n: 5}")),
                                new UpdateOneModel<>(json("{_id: 2}"), json("{$inc: {n: 1}}")),
                                new UpdateOneModel<>(json("{n: 6}"), json("{$set: {tag: 'b'}}")),
                                new UpdateOneModel<>(json("{_id: 1}"), json("{$unset: {tag: ''}}")),
                                new UpdateOneModel<>(json("{_id: 2}"), json("{$set: {tag: 'a'}}")),
                                new InsertOneModel<>(json("{_id: 3, n: 7, tag: 'b'}")),
                                new UpdateManyModel<>(
                                        json("{n: {$gte: 6}}"), json("{$inc: {n: 10}}")),
                                new DeleteOneModel<>(json("{n: 17}")),
                                new InsertOneModel<>(json("{_id: 4, tag: 'b'}"))));

        assertThat(result.getInsertedCount()).isEqualTo(3);
        assertThat(result.getModifiedCount()).isEqualTo(6);
        assertThat(result.getDeletedCount()).isEqualTo(1);
        assertThat(list(things.find().sort(json("{_id: 1}"))))
                .containsExactlyElementsOf(
                        jsons("{_id: 1, n: 1}", "{_id: 2, n: 16, tag: 'a'}", "{_id: 4, tag: 'b'}"));
        assertThat(ids(things, "{n: {$gt: 0}}")).containsExactly(1, 2);
        assertThat(ids(things, "{tag: 'b'}")).containsExactly(4);
        assertThat(things.countDocuments()).isEqualTo(3);
        assertThat(things.estimatedDocumentCount()).isEqualTo(3);
    }

    @Test
    default void onlyStatementWithDuplicateKeyIsRefused() {
        var things = things();
        things.createIndex(json("{ref: 1}"), new IndexOptions().unique(true));
        things.createIndex(json("{tags: 1}"));

        assertThatThrownBy(
                        () ->
                                things.insertMany(
                                        jsons(
                                                "{_id: 1, ref: 'a', tags: [1, 2]}",
                                                "{_id: 2, ref: 'a', tags: [3]}",
                                                "{_id: 1, ref: 'b', tags: [4]}",
                                                "{_id: 3, ref: 'c', tags: [5, 6]}",
                                                "{_id: 4, ref: 'c', tags: [7]}"),
                                        new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        e ->
                                assertThat(e.getWriteErrors())
                                        .extracting(error -> error.getIndex())
                                        .containsExactly(1, 2, 4));
        assertThat(ids(things, "{}")).containsExactly(1, 3);
        assertThat(ids(things, "{tags: {$gt: 0}}")).containsExactly(1, 3);
        assertThat(ids(things, "{tags: {$in: [3, 4, 7]}}")).isEmpty();
        assertThat(ids(things, "{ref: {$in: ['a', 'b', 'c']}}")).containsExactly(1, 3);
        assertThat(things.estimatedDocumentCount()).isEqualTo(2);
    }
}
