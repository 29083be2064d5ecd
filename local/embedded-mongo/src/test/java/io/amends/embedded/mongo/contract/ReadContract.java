package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static io.amends.embedded.mongo.contract.Contract.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.ServerCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonValue;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sort, limit, projection, cursors, count, distinct.
interface ReadContract extends Contract {

    @Test
    default void sortsByTypeThenByValue() {
        var things =
                things(
                        "{_id: 1, v: 'b'}",
                        "{_id: 2, v: 10}",
                        "{_id: 3}",
                        "{_id: 4, v: true}",
                        "{_id: 5, v: {$date: '1969-01-01T00:00:00Z'}}",
                        "{_id: 6, v: 2.5}",
                        "{_id: 7, v: {a: 1}}",
                        "{_id: 8, v: null}",
                        "{_id: 9, v: 'a'}",
                        "{_id: 10, v: -1}",
                        "{_id: 11, v: {$date: '2026-01-01T00:00:00Z'}}");

        assertThat(list(things.find().sort(json("{v: 1, _id: 1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(3, 8, 10, 6, 2, 9, 1, 7, 4, 5, 11);
        assertThat(list(things.find().sort(json("{v: -1, _id: -1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(11, 5, 4, 7, 1, 9, 2, 6, 10, 8, 3);
    }

    @Test
    default void sortsArraysByTheirSmallestOrGreatestElement() {
        var things =
                things(
                        "{_id: 1, v: [5, 2]}",
                        "{_id: 2, v: 3}",
                        "{_id: 3, v: [4]}",
                        "{_id: 4, v: []}");

        assertThat(list(things.find().sort(json("{v: 1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(4, 1, 2, 3);
        assertThat(list(things.find().sort(json("{v: -1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(1, 3, 2, 4);
    }

    @Test
    default void sortsTextByItsUtf8Bytes() {
        var things =
                things(
                        "{_id: 1, v: '\uE000'}",
                        "{_id: 2, v: '\uD83D\uDE00'}",
                        "{_id: 3, v: 'z'}",
                        "{_id: 4, v: 'Z'}");

        assertThat(list(things.find().sort(json("{v: 1}")).map(d -> d.getInteger("_id"))))
                .containsExactly(4, 3, 1, 2);
    }

    @Test
    default void skipsAndLimits() {
        var things = things();
        things.insertMany(IntStream.range(0, 20).mapToObj(i -> new Document("_id", i)).toList());

        assertThat(
                        list(
                                things.find()
                                        .sort(json("{_id: -1}"))
                                        .skip(3)
                                        .limit(2)
                                        .map(d -> d.getInteger("_id"))))
                .containsExactly(16, 15);
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1} | {_id: 1, a: 1}",
                "{a: 1, _id: 0} | {a: 1}",
                "{'d.x': 1} | {_id: 1, d: {x: 1}}",
                "{d: 0, docs: 0, list: 0} | {_id: 1, a: 1, b: null}",
                "{'d.x': 0, docs: 0, list: 0, a: 0} | {_id: 1, b: null, d: {y: 2}}",
                "{_id: 0, 'docs.p': 1} | {docs: [{p: 1}, {p: 2}]}",
                "{_id: 1} | {_id: 1}",
                "{list: {$slice: 2}, a: 1} | {_id: 1, a: 1, list: [1, 2]}",
                "{list: {$slice: -1}, a: 1} | {_id: 1, a: 1, list: [4]}",
                "{list: {$slice: [1, 2]}, a: 1} | {_id: 1, a: 1, list: [2, 3]}",
                "{docs: {$elemMatch: {p: 2}}} | {_id: 1, docs: [{p: 2, q: 2}]}",
                "{b: 1, missing: 1} | {_id: 1, b: null}",
                "{'list.x': 1, a: 1} | {_id: 1, a: 1, list: []}"
            })
    default void projects(String projection, String expected) {
        var things =
                things(
                        "{_id: 1, a: 1, b: null, d: {x: 1, y: 2}, docs: [{p: 1, q: 1}, {p: 2, q: 2}], list: [1, 2, 3, 4]}");

        assertThat(things.find().projection(json(projection)).first()).isEqualTo(json(expected));
    }

    @Test
    default void refusesAProjectionThatIncludesAndExcludes() {
        var things = things("{_id: 1, a: 1, b: 1}");

        assertThatThrownBy(() -> things.find().projection(json("{a: 1, b: 0}")).first())
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(31254));
    }

    @Test
    default void longResultsAreReturnedInBatches() {
        var things = things();
        things.insertMany(IntStream.range(0, 1000).mapToObj(i -> new Document("_id", i)).toList());

        var seen = new HashSet<Integer>();
        int first;
        try (var cursor = things.find().batchSize(100).cursor()) {
            assertThat(cursor.getServerCursor()).isNotNull();
            first = cursor.available();
            cursor.forEachRemaining(d -> seen.add(d.getInteger("_id")));
        }

        assertThat(first).isEqualTo(100);
        assertThat(seen).hasSize(1000);
    }

    @Test
    default void firstBatchHas101Documents() {
        var things = things();
        things.insertMany(IntStream.range(0, 200).mapToObj(i -> new Document("_id", i)).toList());

        try (var cursor = things.find().cursor()) {
            cursor.next();
            assertThat(cursor.available()).isEqualTo(100);
        }
        try (var cursor = things.aggregate(List.of(json("{$match: {}}"))).cursor()) {
            cursor.next();
            assertThat(cursor.available()).isEqualTo(100);
        }
    }

    @Test
    default void killedCursorIsGone() {
        var things = things();
        things.insertMany(IntStream.range(0, 200).mapToObj(i -> new Document("_id", i)).toList());
        ServerCursor cursor;
        try (var open = things.find().batchSize(10).cursor()) {
            open.next();
            cursor = open.getServerCursor();
        }

        assertThat(
                        refusal(
                                "{getMore: {$numberLong: '"
                                        + cursor.getId()
                                        + "'}, collection: 'things'}"))
                .isEqualTo(43);
    }

    @Test
    default void counts() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3}");

        assertThat(things.countDocuments()).isEqualTo(3);
        assertThat(things.estimatedDocumentCount()).isEqualTo(3);
        assertThat(things.countDocuments(json("{a: 1}"))).isEqualTo(2);
        assertThat(things.countDocuments(json("{a: 9}"))).isZero();
        assertThat(
                        things.countDocuments(
                                json("{a: 1}"),
                                new com.mongodb.client.model.CountOptions().limit(1)))
                .isEqualTo(1);
        assertThat(
                        things.countDocuments(
                                json("{}"), new com.mongodb.client.model.CountOptions().skip(2)))
                .isEqualTo(1);
        assertThat(database().getCollection("nothing").countDocuments()).isZero();
    }

    @Test
    default void givesDistinctValues() {
        var things =
                things(
                        "{_id: 1, a: 1, l: ['x', 'y'], d: [{p: 1}, {p: 2}]}",
                        "{_id: 2, a: 1.0, l: 'y'}",
                        "{_id: 3, a: 2, l: []}");

        assertThat(
                        list(things.distinct("a", BsonValue.class)).stream()
                                .map(v -> v.asNumber().intValue()))
                .containsExactly(1, 2);
        assertThat(list(things.distinct("l", String.class))).containsExactlyInAnyOrder("x", "y");
        assertThat(list(things.distinct("d.p", Integer.class))).containsExactlyInAnyOrder(1, 2);
        assertThat(list(things.distinct("a", json("{_id: 3}"), Integer.class))).containsExactly(2);
    }

    @Test
    default void missingCollectionIsEmpty() {
        assertThat(database().getCollection("nothing").find().into(new ArrayList<>())).isEmpty();
        assertThat(
                        database()
                                .getCollection("nothing")
                                .distinct("a", String.class)
                                .into(new ArrayList<>()))
                .isEmpty();
    }

    @Test
    default void cursorReadsOneSnapshot() {
        var things = things();
        things.createIndex(json("{n: 1}"));
        things.insertMany(
                IntStream.range(0, 500)
                        .mapToObj(i -> new Document("_id", i).append("n", i))
                        .toList());
        var seen = new ArrayList<Integer>();
        try (var cursor = things.find().sort(json("{n: 1}")).batchSize(50).cursor()) {
            while (cursor.hasNext()) {
                Document next = cursor.next();
                seen.add(next.getInteger("_id"));
                things.updateOne(
                        json("{_id: " + next.getInteger("_id") + "}"), json("{$set: {other: 1}}"));
            }
        }

        assertThat(seen).containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }
}
