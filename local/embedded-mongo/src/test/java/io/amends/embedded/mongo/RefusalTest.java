package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Unsupported features of MongoDB are refused with an error, never executed partially.
class RefusalTest {

    private static EmbeddedStore store;
    private static MongoClient client;

    @BeforeAll
    static void start(@TempDir Path dir) {
        store = EmbeddedStore.start(dir, 0);
        client = MongoClients.create(store.uri());
        database().getCollection("things").insertOne(new Document("_id", 1).append("a", 1));
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    private static MongoDatabase database() {
        return client.getDatabase("test");
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'ttl', expireAfterSeconds: 60}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 'text'}, name: 'text'}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 'hashed'}, name: 'hashed'}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: '2dsphere'}, name: 'geo'}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {'$**': 1}, name: 'wildcard'}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'c', collation: {locale: 'de'}}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'p', partialFilterExpression: {a: 1}}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'h', hidden: true}]} | 67",
                "{createIndexes: 'things', indexes: [{key: {a: 1}, name: 'x', foo: 1}]} | 197",
                "{createIndexes: 'things', indexes: [{key: {a: 0}, name: 'zero'}]} | 67",
                "{find: 'things', collation: {locale: 'de'}} | 115",
                "{find: 'things', tailable: true} | 115",
                "{find: 'things', foo: 1} | 40415",
                "{find: 'things', projection: {b: {$add: ['$a', 1]}}} | 115",
                "{find: 'things', filter: {$where: 'true'}} | 2",
                "{find: 'things', filter: {$text: {$search: 'x'}}} | 2",
                "{find: 'things', filter: {a: {$near: [0, 0]}}} | 2",
                "{find: 'things', readConcern: {level: 'snapshot'}} | 72",
                "{find: 'things', txnNumber: {$numberLong: '1'}} | 20",
                "{insert: 'things', documents: [{_id: 9}], writeConcern: {w: 0}} | 72",
                "{insert: 'things', documents: [{_id: 9}], writeConcern: {w: 2}} | 2",
                "{insert: 'things', documents: [{_id: 9}], writeConcern: {w: 'rack'}} | 79",
                "{insert: 'things', documents: [{_id: 9}], startTransaction: true, txnNumber: {$numberLong: '1'}} | 20",
                "{update: 'things', updates: [{q: {}, u: {$set: {a: 2}}, collation: {locale: 'de'}}]} | 115",
                "{findAndModify: 'things', query: {}, update: {$set: {a: 2}}, let: {x: 1}} | 115",
                "{aggregate: 'things', pipeline: [{$changeStream: {}}], cursor: {}} | 115",
                "{aggregate: 'things', pipeline: [{$lookup: {}}], cursor: {}} | 115",
                "{aggregate: 'things', pipeline: [{$merge: 'x'}], cursor: {}} | 115",
                "{aggregate: 'things', pipeline: [{$out: 'x'}], cursor: {}} | 115",
                "{aggregate: 'things', pipeline: [{$setWindowFields: {}}], cursor: {}} | 115",
                "{create: 'capped', capped: true, size: 1000} | 40415",
                "{create: 'series', timeseries: {timeField: 'at'}} | 40415",
                "{create: 'checked', validator: {a: 1}} | 40415",
                "{collMod: 'things', validator: {}} | 59",
                "{mapReduce: 'things'} | 59",
                "{renameCollection: 'test.things', to: 'test.others'} | 13",
                "{startSession: 1} | 59",
                "{replSetGetStatus: 1} | 59"
            })
    void unsupportedCommandIsRefused(String command, int code) {
        assertThatThrownBy(() -> database().runCommand(Document.parse(command)))
                .isInstanceOfSatisfying(
                        MongoCommandException.class,
                        e -> assertThat(e.getErrorCode()).as(e.getErrorMessage()).isEqualTo(code));
        assertThat(database().getCollection("things").find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", 1).append("a", 1));
    }

    @Test
    void updateByPipelineIsRefused() {
        assertThatThrownBy(
                        () ->
                                database()
                                        .getCollection("things")
                                        .updateOne(
                                                new Document(),
                                                List.of(
                                                        new Document(
                                                                "$set", new Document("a", 2)))))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(115));
    }

    @Test
    void driversUseNeitherTransactionsNorRetryableWrites() {
        try (var session = client.startSession()) {
            assertThatThrownBy(
                            () ->
                                    database()
                                            .getCollection("things")
                                            .insertOne(session, new Document()))
                    .isInstanceOf(MongoClientException.class)
                    .hasMessageContaining("support sessions");
        }
    }

    @Test
    void unacknowledgedWriteClosesConnection() throws Exception {
        var unacknowledged =
                database().getCollection("lost").withWriteConcern(WriteConcern.UNACKNOWLEDGED);

        for (int i = 0; i < 3; i++) {
            try {
                unacknowledged.insertOne(new Document("_id", i));
            } catch (MongoException e) {
                // The driver may notice that the connection is closed; it has no reply to read.
            }
        }

        assertThat(database().getCollection("lost").countDocuments()).isZero();
    }

    @Test
    void documentThatIsTooLargeIsRefused() {
        assertThatThrownBy(
                        () ->
                                database()
                                        .getCollection("large")
                                        .insertOne(
                                                new Document("_id", 1)
                                                        .append(
                                                                "text",
                                                                "x".repeat(16 * 1024 * 1024))))
                .isInstanceOf(RuntimeException.class);
        assertThat(database().getCollection("large").countDocuments()).isZero();
    }

    @Test
    void sortBeyondMemoryLimitIsRefusedUnlessLimited() {
        var texts = database().getCollection("long");
        for (int i = 0; i < 40; i++) {
            texts.insertOne(new Document("_id", i).append("text", i + "x".repeat(1_000_000)));
        }
        var byText = new Document("text", 1);

        assertThatThrownBy(() -> texts.find().sort(byText).into(new ArrayList<>()))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(292));
        assertThat(texts.find().sort(byText).limit(2).map(d -> d.getInteger("_id")))
                .containsExactly(0, 10);
    }

    @Test
    void queryIsAbortedAfterMaxTime() {
        var many = database().getCollection("many");
        for (int batch = 0; batch < 10; batch++) {
            List<Document> documents = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                documents.add(
                        new Document("_id", batch * 1000 + i)
                                .append("list", java.util.Collections.nCopies(50, i)));
            }
            many.insertMany(documents);
        }

        assertThatThrownBy(
                        () ->
                                many.countDocuments(
                                        new Document("list", -1),
                                        new com.mongodb.client.model.CountOptions()
                                                .maxTime(
                                                        1,
                                                        java.util.concurrent.TimeUnit
                                                                .MILLISECONDS)))
                .isInstanceOfSatisfying(
                        MongoException.class, e -> assertThat(e.getCode()).isEqualTo(50));
    }
}
