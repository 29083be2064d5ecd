package io.amends.eventing.consuming;

import static com.mongodb.client.model.Filters.eq;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.amends.eventing.aggregate.DocumentFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.bson.BSONException;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// Records that operators make consumers skip, stored in the database, so that every instance of a
/// service skips them and no consumer has to be stopped. Each request is a range of its own, kept
/// permanently, since a rebuild reads its records again; it belongs to the topic as it was then,
/// not to one that was created later with the same name.
public final class SkippedRecords {
    private static final DocumentFaults LOGGED_ONCE = DocumentFaults.logging();
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String CONSUMER = "consumer";
    private static final String TOPIC = "topic";
    private static final String TOPIC_ID = "topicId";
    private static final String PARTITION = "partition";
    private static final String FROM = "from";
    private static final String AFTER = "after";

    private final MongoCollection<BsonDocument> collection;
    private final UnaryOperator<String> topicIds;
    private final Object lock = new Object();
    private Map<ConsumerPartition, List<Skip>> known = Map.of();
    private long readAt = System.nanoTime() - FRESH_NANOS;

    /// @param database the service's, with majority reads and writes
    /// @param topicIds the broker's id of a topic
    public SkippedRecords(MongoDatabase database, UnaryOperator<String> topicIds) {
        this.collection = database.getCollection("skips", BsonDocument.class);
        this.topicIds = topicIds;
    }

    /// Makes a consumer skip a range of records of a partition.
    ///
    /// @param from the offset of the first record to be skipped; earlier ones have had their
    ///   effects
    /// @param after the offset of the last record to be skipped
    void put(
            String consumer,
            TopicPartition partition,
            long from,
            long after,
            String by,
            String why,
            Instant at) {
        var topicId = topicIds.apply(partition.topic());
        var id =
                String.format(
                        Locale.ROOT, "%s|%s|%s|%d-%d", consumer, partition, topicId, from, after);
        collection.replaceOne(
                eq("_id", id),
                new BsonDocument("_id", new BsonString(id))
                        .append(CONSUMER, new BsonString(consumer))
                        .append(TOPIC, new BsonString(partition.topic()))
                        .append(TOPIC_ID, new BsonString(topicId))
                        .append(PARTITION, new BsonInt32(partition.partition()))
                        .append(FROM, new BsonInt64(from))
                        .append(AFTER, new BsonInt64(after))
                        .append("by", new BsonString(by))
                        .append("why", new BsonString(why))
                        .append("at", new BsonDateTime(at.toEpochMilli())),
                new ReplaceOptions().upsert(true));
        synchronized (lock) {
            readAt = System.nanoTime() - FRESH_NANOS;
        }
    }

    /// The skip that covers a record, read from the store within the last second; null for none.
    @Nullable Skip find(String consumer, TopicPartition partition, long offset) {
        var ranges = known().getOrDefault(new ConsumerPartition(consumer, partition), List.of());
        for (var skip : ranges) {
            // The broker is asked only about the few records of a range.
            if (skip.covers(offset) && skip.topicId().equals(topicIds.apply(partition.topic()))) {
                return skip;
            }
        }
        return null;
    }

    private Map<ConsumerPartition, List<Skip>> known() {
        synchronized (lock) {
            if (System.nanoTime() - readAt >= FRESH_NANOS) {
                var found = new ArrayList<Skip>();
                for (var document : collection.find()) {
                    try {
                        found.add(skip(document));
                    } catch (BSONException e) {
                        // Nothing is skipped then, which is safer.
                        LOGGED_ONCE.unreadable("skips", String.valueOf(document.get("_id")), e);
                    }
                }
                known = found.stream().collect(groupingBy(Skip::of));
                readAt = System.nanoTime();
            }
            return known;
        }
    }

    private static Skip skip(BsonDocument document) {
        return new Skip(
                new ConsumerPartition(
                        document.getString(CONSUMER).getValue(),
                        new TopicPartition(
                                document.getString(TOPIC).getValue(),
                                document.getInt32(PARTITION).getValue())),
                document.getString(TOPIC_ID).getValue(),
                document.getInt64(FROM).getValue(),
                document.getInt64(AFTER).getValue(),
                document.getString("by").getValue(),
                document.getString("why").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()));
    }

    private record ConsumerPartition(String consumer, TopicPartition partition) {}

    /// @param from the offset of the first record to be skipped
    /// @param after the offset of the last record to be skipped
    /// @param by the operator
    /// @param why the operator's reason
    record Skip(
            ConsumerPartition of,
            String topicId,
            long from,
            long after,
            String by,
            String why,
            Instant at) {

        private boolean covers(long offset) {
            return from <= offset && offset <= after;
        }

        /// The outcome of skipped records, for their dead letters.
        RecordOutcome.Poison poison() {
            return new RecordOutcome.Poison(
                    FailureReason.SKIPPED, "skipped by " + by + " at " + at + ": " + why);
        }
    }
}
