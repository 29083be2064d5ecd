package io.amends.embedded.mongo.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Bson;
import java.util.Collections;
import java.util.List;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only short commands may run on a thread that other clients wait for.
class ShortCommandsTest {

    private static Request request(String json) {
        RawBsonDocument raw = RawBsonDocument.parse(json);
        byte[] bytes = new byte[raw.getByteBuffer().remaining()];
        raw.getByteBuffer().get(bytes);
        return new Request("test", Bson.decode(bytes));
    }

    private static boolean isBrief(Request request) {
        return ShortCommands.withoutCollection(request)
                || ShortCommands.reads(request)
                || ShortCommands.writes(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ping: 1}",
                "{find: 'c', filter: {_id: 'a', version: 3}}",
                "{find: 'c', filter: {_id: {$in: ['a', {$oid: '507f1f77bcf86cd799439011'}]}}}",
                "{insert: 'c', documents: [{_id: 1}, {_id: 2}]}",
                "{update: 'c', updates: [{q: {_id: 1, n: 2}, u: {$inc: {n: 1}}, upsert: true}]}",
                "{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}",
                "{findAndModify: 'c', query: {_id: 1}, update: {$inc: {n: 1}}}"
            })
    void commandWithIdsIsShort(String json) {
        assertThat(isBrief(request(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{aggregate: 'c', pipeline: [], cursor: {}}",
                "{count: 'c', query: {_id: 1}}",
                "{find: 'c'}",
                "{find: 'c', filter: {n: 1}}",
                "{find: 'c', filter: {_id: null}}",
                "{find: 'c', filter: {_id: [1, 2]}}",
                "{find: 'c', filter: {_id: {$regularExpression: {pattern: 'a', options: ''}}}}",
                "{find: 'c', filter: {_id: {$gt: 1}}}",
                "{find: 'c', filter: {_id: {$in: [[1]]}}}",
                "{find: 'c', filter: {_id: {$in: [1], $gt: 0}}}",
                "{find: 'c', filter: {$or: [{_id: 1}, {_id: 2}]}}",
                "{find: 'c', filter: {_id: 1}, hint: {n: 1}}",
                "{update: 'c', updates: [{q: {_id: 1}, u: {a: 1}}, {q: {}, u: {$set: {a: 1}}}]}",
                "{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 1}}, multi: true}]}",
                "{delete: 'c', deletes: [{q: {n: 1}, limit: 0}]}",
                "{findAndModify: 'c', query: {n: 1}, remove: true}",
                "{createIndexes: 'c', indexes: []}",
                "{drop: 'c'}"
            })
    void commandThatMayMatchManyIsNotShort(String json) {
        assertThat(isBrief(request(json))).isFalse();
    }

    @Test
    void commandWithManyIdsIsNotShort() {
        List<Document> many = Collections.nCopies(1_000, new Document("_id", 1));
        Document insert = new Document("insert", "c").append("documents", many);

        assertThat(isBrief(new Request("test", insert))).isFalse();
    }
}
