package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which documents match a filter, as specified in the query operators' reference.
interface FilterContract extends Contract {

    String[] DOCUMENTS = {
        "{_id: 1, n: 1, s: 'apple', d: {x: 1, y: [1, 2]}, list: [1, 5], docs: [{a: 1, b: 1}, {a: 2, b: 2}]}",
        "{_id: 2, n: 2.5, s: 'Banana', d: {x: null}, list: [], docs: []}",
        "{_id: 3, n: {$numberLong: '3'}, s: 'cherry', d: {}, list: [[1, 5], 7], docs: [{a: 1, b: 2}]}",
        "{_id: 4, n: null, s: '', list: 5, flag: true}",
        "{_id: 5, flag: false, at: {$date: '2026-01-01T00:00:00Z'}}"
    };

    @ParameterizedTest(name = "{0} means {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 1 2 3 4 5",
                "{n: 1} | 1",
                "{n: 1.0} | 1",
                "{n: 3} | 3",
                "{n: null} | 4 5",
                "{n: {$eq: 2.5}} | 2",
                "{n: {$ne: 1}} | 2 3 4 5",
                "{n: {$gt: 1}} | 2 3",
                "{n: {$gte: 1, $lt: 3}} | 1 2",
                "{n: {$lte: 1}} | 1",
                "{n: {$lt: 'x'}} | ''",
                "{n: {$gte: null}} | 4 5",
                "{n: {$in: [1, 3.0, 'x']}} | 1 3",
                "{n: {$in: [null]}} | 4 5",
                "{n: {$nin: [1, 3]}} | 2 4 5",
                "{n: {$exists: true}} | 1 2 3 4",
                "{n: {$exists: false}} | 5",
                "{n: {$not: {$gt: 1}}} | 1 4 5",
                "{n: {$type: 'long'}} | 3",
                "{n: {$type: 'number'}} | 1 2 3",
                "{n: {$mod: [2, 1]}} | 1 3",
                "{s: 'apple'} | 1",
                "{s: {$gt: 'a'}} | 1 3",
                "{s: {$regex: '^[ab]'}} | 1",
                "{s: {$regex: '^[ab]', $options: 'i'}} | 1 2",
                "{s: {$not: {$regex: 'a'}}} | 3 4 5",
                "{s: {$in: [{$regularExpression: {pattern: 'an', options: ''}}, 'cherry']}} | 2 3",
                "{'d.x': 1} | 1",
                "{'d.x': null} | 2 3 4 5",
                "{'d.x': {$exists: true}} | 1 2",
                "{d: {x: 1, y: [1, 2]}} | 1",
                "{d: {y: [1, 2], x: 1}} | ''",
                "{'d.y': 2} | 1",
                "{'d.y.1': 2} | 1",
                "{list: 5} | 1 4",
                "{list: [1, 5]} | 1 3",
                "{list: []} | 2",
                "{list: {$size: 2}} | 1 3",
                "{list: {$gt: 4}} | 1 3 4",
                "{list: {$gt: 1, $lt: 5}} | 1",
                "{list: {$elemMatch: {$gt: 1, $lt: 5}}} | ''",
                "{list: {$elemMatch: {$gte: 5}}} | 1 3",
                "{list: {$all: [1, 5]}} | 1",
                "{list: {$ne: 5}} | 2 3 5",
                "{'list.1': 5} | 1",
                "{'docs.a': 1} | 1 3",
                "{'docs.a': 1, 'docs.b': 2} | 1 3",
                "{docs: {$elemMatch: {a: 1, b: 2}}} | 3",
                "{'docs.0.b': 2} | 3",
                "{docs: {$elemMatch: {a: {$gt: 1}}}} | 1",
                "{$or: [{n: 1}, {s: 'cherry'}]} | 1 3",
                "{$and: [{n: {$gt: 0}}, {n: {$lt: 3}}]} | 1 2",
                "{$nor: [{n: 1}, {flag: true}]} | 2 3 5",
                "{flag: true} | 4",
                "{flag: {$ne: true}} | 1 2 3 5",
                "{at: {$lt: {$date: '2026-06-01T00:00:00Z'}}} | 5",
                "{$expr: {$gt: ['$n', 2]}} | 2 3",
                "{_id: {$in: [2, 2, 4]}} | 2 4",
                "{_id: {$gt: 3}} | 4 5"
            })
    default void filterMatchesExactly(String filter, String ids) {
        String found =
                String.join(
                        " ", ids(things(DOCUMENTS), filter).stream().map(String::valueOf).toList());

        assertThat(found).isEqualTo(ids.equals("''") ? "" : ids);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{$foo: 1}",
                "{n: {$foo: 1}}",
                "{$or: []}",
                "{$and: {n: 1}}",
                "{n: {$in: 1}}",
                "{n: {$not: 1}}",
                "{n: {$mod: [0, 1]}}",
                "{n: {$elemMatch: 1}}",
                "{n: {$type: 'nothing'}}"
            })
    default void invalidFilterIsRefused(String filter) {
        var things = things(DOCUMENTS);

        assertThatThrownBy(() -> things.find(json(filter)).first())
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(2));
    }

    @Test
    default void binaryValuesAndUuidsAreMatchedByTypeAndValue() {
        byte[] key = {1, 2, (byte) 0x80, 0};
        var uuid = java.util.UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        var things = things();
        things.insertOne(
                new org.bson.Document("_id", 1).append("key", new org.bson.types.Binary(key)));
        things.insertOne(
                new org.bson.Document("_id", 2).append("key", new org.bson.BsonBinary(uuid)));

        assertThat(
                        things.find(new org.bson.Document("key", new org.bson.types.Binary(key)))
                                .first())
                .containsEntry("_id", 1);
        assertThat(things.find(new org.bson.Document("key", new org.bson.BsonBinary(uuid))).first())
                .containsEntry("_id", 2);
    }
}
