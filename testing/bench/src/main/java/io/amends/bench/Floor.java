package io.amends.bench;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The performance of store and broker alone: the bare driver inserts the same document into a
/// collection with the same indexes, the bare producer sends the same record with `acks=all`. As in
/// the service single sends are not awaited, but the time includes all of them.
final class Floor implements AutoCloseable {
    private static final String TOPIC = "amends-bench-floor";
    private static final int PARTITIONS = 12;

    private final MongoClient mongo;
    private final MongoCollection<BsonDocument> documents;
    private final AsyncSends<String> sends;
    private final Sample sample;
    private final AtomicLong number = new AtomicLong();

    Floor(String mongodbUri, String bootstrapServers)
            throws ExecutionException, InterruptedException {
        this.mongo = MongoClients.create(mongodbUri);
        this.sample = Sample.take(mongo.getDatabase("complaints"), bootstrapServers);
        this.documents =
                mongo.getDatabase("bench")
                        .getCollection("floor", BsonDocument.class)
                        .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        createIndexes();
        createTopic(bootstrapServers);
        this.sends =
                new AsyncSends<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer());
    }

    private void createIndexes() {
        var indexes = new BsonArray();
        for (var index : sample.indexes()) {
            if (!index.getString("name").getValue().equals("_id_")) {
                var copy = index.clone();
                List.of("ns", "v").forEach(copy::remove);
                indexes.add(copy);
            }
        }
        var command =
                new BsonDocument("createIndexes", new BsonString("floor"))
                        .append("indexes", indexes);
        mongo.getDatabase("bench").runCommand(command);
    }

    private static void createTopic(String bootstrapServers)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topic =
                    new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty())
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /// The work for one complaint.
    void write() {
        long next = number.incrementAndGet();
        documents.insertOne(sample.another(next));
        var event = sample.event();
        var record =
                new ProducerRecord<>(
                        TOPIC, null, "bench-" + next % 10_000, event.value(), event.headers());
        sends.send(record);
    }

    /// Waits until everything sent is acknowledged.
    void flush() {
        sends.flush();
    }

    int documentBytes() {
        return new org.bson.RawBsonDocument(
                        sample.document(), new org.bson.codecs.BsonDocumentCodec())
                .getByteBuffer()
                .remaining();
    }

    int eventBytes() {
        return sample.event().value().length;
    }

    @Override
    public void close() {
        sends.close();
        mongo.close();
    }
}
