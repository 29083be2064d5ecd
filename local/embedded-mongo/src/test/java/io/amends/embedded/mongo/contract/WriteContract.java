package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Inserts, updates by operators and by replacement, upserts, `findOneAnd…`, deletes.
interface WriteContract extends Contract {

    @Test
    default void insertGeneratesId() {
        var things = things();
        things.insertOne(new Document("a", 1));
        things.insertOne(new Document("a", 2).append("_id", 7));

        assertThat(things.find(json("{a: 1}")).first().get("_id")).isInstanceOf(ObjectId.class);
        assertThat(things.find(json("{a: 2}")).first().keySet()).containsExactly("_id", "a");
    }

    @Test
    default void duplicateIdIsRefused() {
        var things = things("{_id: 42, a: 1}");

        assertThatThrownBy(() -> things.insertOne(json("{_id: {$numberDouble: '42.0'}}")))
                .isInstanceOfSatisfying(
                        MongoWriteException.class,
                        e -> {
                            assertThat(e.getError().getCode()).isEqualTo(11000);
                            assertThat(e.getError().getMessage())
                                    .contains(
                                            "E11000 duplicate key error collection: ",
                                            "index: _id_");
                        });
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    default void refusesAnArrayAsId() {
        var things = things();

        assertThatThrownBy(() -> things.insertOne(json("{_id: [1]}")))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isIn(2, 53));
    }

    @ParameterizedTest(name = "{0} with {1} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1} | {$set: {a: 2, b: 'x'}} | {a: 2, b: 'x'}",
                "{a: 1} | {$set: {'d.e.f': 1}} | {a: 1, d: {e: {f: 1}}}",
                "{l: [1, 2]} | {$set: {'l.1': 9}} | {l: [1, 9]}",
                "{l: [1]} | {$set: {'l.3': 9}} | {l: [1, null, null, 9]}",
                "{a: 1, b: 2} | {$unset: {a: '', c: ''}} | {b: 2}",
                "{d: {x: 1, y: 2}} | {$unset: {'d.x': ''}} | {d: {y: 2}}",
                "{l: [1, 2]} | {$unset: {'l.0': ''}} | {l: [null, 2]}",
                "{a: 1} | {$inc: {a: 2, b: 5}} | {a: 3, b: 5}",
                "{a: 1} | {$inc: {a: 0.5}} | {a: 1.5}",
                "{a: 2147483647} | {$inc: {a: 1}} | {a: {$numberLong: '2147483648'}}",
                "{a: 3} | {$mul: {a: 2, b: 2}} | {a: 6, b: 0}",
                "{a: 5} | {$min: {a: 3, b: 1}} | {a: 3, b: 1}",
                "{a: 5} | {$min: {a: 7}} | {a: 5}",
                "{a: 5} | {$max: {a: 7}} | {a: 7}",
                "{a: 5} | {$max: {a: 3}} | {a: 5}",
                "{a: 1} | {$rename: {a: 'b'}} | {b: 1}",
                "{} | {$push: {l: 1}} | {l: [1]}",
                "{l: [1]} | {$push: {l: [2]}} | {l: [1, [2]]}",
                "{l: [1]} | {$push: {l: {$each: [2, 3]}}} | {l: [1, 2, 3]}",
                "{l: [1, 2]} | {$push: {l: {$each: [3, 4], $slice: -3}}} | {l: [2, 3, 4]}",
                "{l: [1, 2]} | {$push: {l: {$each: [3], $slice: 2}}} | {l: [1, 2]}",
                "{l: [1, 2]} | {$push: {l: {$each: [], $slice: 0}}} | {l: []}",
                "{l: [3]} | {$push: {l: {$each: [1, 2], $sort: 1}}} | {l: [1, 2, 3]}",
                "{l: [{n: 3}]} | {$push: {l: {$each: [{n: 1}], $sort: {n: 1}, $slice: 1}}} | {l: [{n: 1}]}",
                "{l: [1, 2]} | {$push: {l: {$each: [9], $position: 1}}} | {l: [1, 9, 2]}",
                "{l: [1, 2, 1]} | {$pull: {l: 1}} | {l: [2]}",
                "{l: [1, 5, 9]} | {$pull: {l: {$gte: 5}}} | {l: [1]}",
                "{l: [{s: 1, t: 'a'}, {s: 2, t: 'b'}]} | {$pull: {l: {s: {$lte: 1}}}} | {l: [{s: 2, t: 'b'}]}",
                "{l: [{s: 1, t: 'a'}, {s: 1, t: 'b'}]} | {$pull: {l: {s: 1, t: 'b'}}} | {l: [{s: 1, t: 'a'}]}",
                "{l: [1, 2, 3, 1]} | {$pullAll: {l: [1, 3]}} | {l: [2]}",
                "{a: 1} | {$pull: {l: 1}} | {a: 1}",
                "{l: [1]} | {$addToSet: {l: 1}} | {l: [1]}",
                "{l: [1]} | {$addToSet: {l: {$each: [1, 2, 2]}}} | {l: [1, 2]}",
                "{} | {$addToSet: {l: 'x'}} | {l: ['x']}",
                "{l: [1, 2, 3]} | {$pop: {l: 1}} | {l: [1, 2]}",
                "{l: [1, 2, 3]} | {$pop: {l: -1}} | {l: [2, 3]}",
                "{a: 1} | {$setOnInsert: {a: 2, b: 2}} | {a: 1}",
                "{l: [{p: 1}, {p: 2}]} | {$set: {'l.$[].q': 0}} | {l: [{p: 1, q: 0}, {p: 2, q: 0}]}",
                "{outbox: [{seq: 1}, {seq: 2}]} | {$set: {'outbox.0.at': 5}} | {outbox: [{seq: 1, at: 5}, {seq: 2}]}",
                "{v: 1, l: []} | {$set: {s: 'x'}, $inc: {v: 1}, $push: {l: {$each: [{n: 1}]}}, $unset: {z: ''}} | {v: 2, l: [{n: 1}], s: 'x'}"
            })
    default void updates(String before, String update, String after) {
        Document document = json(before).append("_id", 1);
        var things = things();
        things.insertOne(document);

        Document expected = new Document("_id", 1);
        expected.putAll(json(after));
        assertThat(after(things, json(update))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} with {1} is refused with {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 'x'} | {$inc: {a: 1}} | 14",
                "{a: 1} | {$inc: {a: 'x'}} | 14",
                "{a: 1} | {$push: {a: 1}} | 2",
                "{a: 1} | {$pull: {a: 1}} | 2",
                "{a: 1} | {$set: {'a.b': 1}} | 28",
                "{a: 1} | {$set: {_id: 2}} | 66",
                "{a: 1} | {$foo: {a: 1}} | 9",
                "{a: 1} | {$set: {a: 1}, $inc: {a: 1}} | 40",
                "{a: {}} | {$set: {a: 1, 'a.b': 1}} | 40",
                "{a: 1} | {$push: {l: {$each: 1}}} | 2",
                "{a: 1} | {$push: {l: {$each: [], $foo: 1}}} | 2",
                "{a: 1} | {$set: 1} | 9",
                "{a: 1} | {$set: {'': 1}} | 56",
                "{a: 1} | {$pop: {a: 2}} | 9"
            })
    default void invalidUpdatesAreRefused(String before, String update, int code) {
        var things = things();
        things.insertOne(json(before).append("_id", 1));

        assertThatThrownBy(() -> after(things, json(update)))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(code));
        assertThat(things.find().first())
                .isEqualTo(new Document("_id", 1).append("a", json(before).get("a")));
    }

    @Test
    default void updateReturnsMatchedAndModifiedCounts() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 2}");

        var same = things.updateMany(json("{}"), json("{$set: {a: 1}}"));
        var none = things.updateOne(json("{_id: 9}"), json("{$set: {a: 1}}"));

        assertThat(same.getMatchedCount()).isEqualTo(3);
        assertThat(same.getModifiedCount()).isEqualTo(1);
        assertThat(none.getMatchedCount()).isZero();
    }

    @Test
    default void compareAndSetByVersion() {
        var things = things("{_id: 1, version: 3}");

        assertThat(
                        things.updateOne(json("{_id: 1, version: 2}"), json("{$inc: {version: 1}}"))
                                .getMatchedCount())
                .isZero();
        assertThat(
                        things.updateOne(json("{_id: 1, version: 3}"), json("{$inc: {version: 1}}"))
                                .getMatchedCount())
                .isEqualTo(1);
        assertThat(things.find().first()).isEqualTo(json("{_id: 1, version: 4}"));
    }

    @Test
    default void updatesTheElementThatMatched() {
        var things = things("{_id: 1, l: [{p: 1, n: 0}, {p: 2, n: 0}]}");

        things.updateOne(json("{_id: 1, 'l.p': 2}"), json("{$inc: {'l.$.n': 5}}"));
        things.updateOne(
                json("{_id: 1}"),
                json("{$set: {'l.$[e].m': true}}"),
                new UpdateOptions().arrayFilters(List.of(json("{'e.p': 1}"))));

        assertThat(things.find().first())
                .isEqualTo(json("{_id: 1, l: [{p: 1, n: 0, m: true}, {p: 2, n: 5}]}"));
    }

    @Test
    default void replaces() {
        var things = things("{_id: 1, a: 1, b: 1}");

        things.replaceOne(json("{_id: 1}"), json("{c: 1}"));
        assertThat(things.find().first()).isEqualTo(json("{_id: 1, c: 1}"));
        assertThatThrownBy(() -> things.replaceOne(json("{_id: 1}"), json("{_id: 2}")))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(66));
    }

    @Test
    default void upserts() {
        var things = things();
        var upsert = new UpdateOptions().upsert(true);

        var first =
                things.updateOne(
                        json("{_id: 1, kind: 'x', n: {$gt: 5}}"),
                        json("{$set: {a: 1}, $setOnInsert: {b: 2}, $inc: {n: 1}}"),
                        upsert);
        things.updateOne(
                json("{_id: 1, kind: 'x'}"), json("{$set: {a: 3}, $setOnInsert: {b: 9}}"), upsert);
        var generated = things.updateOne(json("{kind: 'y'}"), json("{$set: {a: 1}}"), upsert);
        things.replaceOne(json("{_id: 7}"), json("{r: 1}"), new ReplaceOptions().upsert(true));

        assertThat(first.getUpsertedId().asInt32().getValue()).isEqualTo(1);
        assertThat(things.find(json("{_id: 1}")).first())
                .isEqualTo(json("{_id: 1, kind: 'x', a: 3, b: 2, n: 1}"));
        assertThat(generated.getUpsertedId().isObjectId()).isTrue();
        assertThat(things.find(json("{_id: 7}")).first()).isEqualTo(json("{_id: 7, r: 1}"));
    }

    @Test
    default void findsAndUpdatesTheFirstInAnOrder() {
        var things = things("{_id: 1, due: 30}", "{_id: 2, due: 10}", "{_id: 3, due: 20}");
        var byDue = new FindOneAndUpdateOptions().sort(json("{due: 1}"));

        var before =
                things.findOneAndUpdate(
                        json("{taken: {$exists: false}}"), json("{$set: {taken: true}}"), byDue);
        var after =
                things.findOneAndUpdate(
                        json("{taken: {$exists: false}}"),
                        json("{$set: {taken: true}}"),
                        byDue.returnDocument(ReturnDocument.AFTER)
                                .projection(json("{due: 1, taken: 1}")));

        assertThat(before).isEqualTo(json("{_id: 2, due: 10}"));
        assertThat(after).isEqualTo(json("{_id: 3, due: 20, taken: true}"));
        assertThat(things.findOneAndUpdate(json("{_id: 9}"), json("{$set: {a: 1}}"))).isNull();
    }

    @Test
    default void findsAndUpsertsDeletesReplaces() {
        var things = things("{_id: 1, n: 1}", "{_id: 2, n: 2}");
        var upsert =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

        assertThat(things.findOneAndUpdate(json("{_id: 5}"), json("{$inc: {seq: 1}}"), upsert))
                .isEqualTo(json("{_id: 5, seq: 1}"));
        assertThat(
                        things.findOneAndDelete(
                                json("{}"), new FindOneAndDeleteOptions().sort(json("{n: -1}"))))
                .isEqualTo(json("{_id: 2, n: 2}"));
        assertThat(
                        things.findOneAndReplace(
                                json("{_id: 1}"),
                                json("{m: 1}"),
                                new FindOneAndReplaceOptions()
                                        .returnDocument(ReturnDocument.AFTER)))
                .isEqualTo(json("{_id: 1, m: 1}"));
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    default void deletes() {
        var things = things("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 1}", "{_id: 4}");

        assertThat(things.deleteOne(json("{a: 1}")).getDeletedCount()).isEqualTo(1);
        assertThat(things.deleteMany(json("{a: 1}")).getDeletedCount()).isEqualTo(2);
        assertThat(things.deleteMany(json("{a: 1}")).getDeletedCount()).isZero();
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    default void refusedChangeLeavesDocumentUnchanged() {
        var things = things("{_id: 1, ref: 'a'}", "{_id: 2, ref: 'b'}");
        things.createIndex(json("{ref: 1}"), new IndexOptions().unique(true));

        assertThatThrownBy(
                        () ->
                                things.updateOne(
                                        json("{_id: 2}"), json("{$set: {ref: 'a', other: 1}}")))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(things.find(json("{_id: 2}")).first()).isEqualTo(json("{_id: 2, ref: 'b'}"));
        assertThat(things.find(json("{ref: 'b'}")).first()).isEqualTo(json("{_id: 2, ref: 'b'}"));
    }
}
