package io.amends.bench;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// One complaint's document and event: taken from a complaint that was really posted, so the floor
/// writes exactly what the service writes.
///
/// @param document as first written, its event still in the outbox
/// @param indexes of its collection, as listed by the store
/// @param unique the fields that must be unique
/// @param event the record of its first event
record Sample(
        BsonDocument document,
        List<BsonDocument> indexes,
        List<String> unique,
        ConsumerRecord<String, byte[]> event) {
    private static final String COLLECTION = "complaints";

    static Sample take(MongoDatabase complaints, String bootstrapServers) {
        var document = first(complaints, COLLECTION);
        var entry = first(complaints, "history");
        document.put("outbox", new BsonArray(List.of(entry)));
        var indexes =
                complaints
                        .getCollection(COLLECTION)
                        .listIndexes(BsonDocument.class)
                        .into(new ArrayList<>());
        var unique = new ArrayList<>(List.of("_id"));
        indexes.stream()
                .filter(index -> index.containsKey("unique"))
                .map(index -> index.getDocument("key").getFirstKey())
                .filter(field -> text(document, field) != null)
                .forEach(unique::add);
        return new Sample(
                document,
                indexes,
                unique.stream().distinct().toList(),
                firstEvent(bootstrapServers));
    }

    private static BsonDocument first(MongoDatabase database, String collection) {
        var document = database.getCollection(collection, BsonDocument.class).find().first();
        if (document == null) {
            throw new IllegalStateException("nothing in " + collection + " yet");
        }
        return document;
    }

    private static ConsumerRecord<String, byte[]> firstEvent(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor("amends.complaints").stream()
                            .map(
                                    partition ->
                                            new TopicPartition(
                                                    partition.topic(), partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    return record;
                }
            }
        }
    }

    /// A copy: the unique strings keep their length and get new values.
    BsonDocument another(long number) {
        var copy = document.clone();
        for (var field : unique) {
            var mine = String.format(Locale.ROOT, "%016x", number);
            var old = text(copy, field);
            put(
                    copy,
                    field,
                    old != null && old.length() > mine.length()
                            ? old.substring(mine.length()) + mine
                            : mine);
        }
        return copy;
    }

    private static @Nullable String text(BsonDocument in, String path) {
        int dot = path.indexOf('.');
        var value = in.get(dot < 0 ? path : path.substring(0, dot));
        if (dot >= 0) {
            return value != null && value.isDocument()
                    ? text(value.asDocument(), path.substring(dot + 1))
                    : null;
        }
        return value != null && value.isString() ? value.asString().getValue() : null;
    }

    private static void put(BsonDocument in, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            in.put(path, new BsonString(value));
        } else {
            put(in.getDocument(path.substring(0, dot)), path.substring(dot + 1), value);
        }
    }
}
