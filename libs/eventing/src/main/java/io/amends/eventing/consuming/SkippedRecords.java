package io.amends.eventing.consuming;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.amends.eventing.aggregate.DocumentFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.BSONException;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// Records that operators make consumers skip, stored in the database, so that every instance of a
/// service skips them and no consumer has to be stopped.
final class SkippedRecords {
    private static final DocumentFaults LOGGED_ONCE = DocumentFaults.logging();
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String FROM = "from";
    private static final String AFTER = "after";

    private final MongoCollection<BsonDocument> collection;
    private final Object lock = new Object();
    private Map<String, Skip> known = Map.of();
    private long readAt = System.nanoTime() - FRESH_NANOS;

    SkippedRecords(MongoDatabase database) {
        this.collection = database.getCollection("skips", BsonDocument.class);
    }

    /// Makes a consumer skip a range of records of a partition.
    void put(String consumer, TopicPartition partition, Skip skip) {
        var id = id(consumer, partition);
        collection.replaceOne(
                eq("_id", id),
                new BsonDocument("_id", new BsonString(id))
                        .append("consumer", new BsonString(consumer))
                        .append("topic", new BsonString(partition.topic()))
                        .append("partition", new BsonInt32(partition.partition()))
                        .append(FROM, new BsonInt64(skip.from()))
                        .append(AFTER, new BsonInt64(skip.after()))
                        .append("by", new BsonString(skip.by()))
                        .append("why", new BsonString(skip.why()))
                        .append("at", new BsonDateTime(skip.at().toEpochMilli())),
                new ReplaceOptions().upsert(true));
        synchronized (lock) {
            readAt = System.nanoTime() - FRESH_NANOS;
        }
    }

    /// The skip of a partition, read from the store within the last second; null for none.
    @Nullable Skip find(String consumer, TopicPartition partition) {
        return known().get(id(consumer, partition));
    }

    private Map<String, Skip> known() {
        synchronized (lock) {
            if (System.nanoTime() - readAt >= FRESH_NANOS) {
                var found = new HashMap<String, Skip>();
                for (var document : collection.find()) {
                    try {
                        found.put(document.getString("_id").getValue(), skip(document));
                    } catch (BSONException e) {
                        // Nothing is skipped then, which is safer.
                        LOGGED_ONCE.unreadable("skips", String.valueOf(document.get("_id")), e);
                    }
                }
                known = Map.copyOf(found);
                readAt = System.nanoTime();
            }
            return known;
        }
    }

    private static Skip skip(BsonDocument document) {
        return new Skip(
                document.getInt64(FROM).getValue(),
                document.getInt64(AFTER).getValue(),
                document.getString("by").getValue(),
                document.getString("why").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()));
    }

    private static String id(String consumer, TopicPartition partition) {
        return consumer + "|" + partition;
    }

    /// @param from the offset of the first record to be skipped; earlier ones have had their
    ///   effects
    /// @param after the offset of the last record to be skipped
    /// @param by the operator
    /// @param why the operator's reason
    record Skip(long from, long after, String by, String why, Instant at) {

        /// Whether the record at this offset is skipped.
        boolean covers(long offset) {
            return from <= offset && offset <= after;
        }

        /// The outcome of skipped records, for their dead letters.
        RecordOutcome.Poison poison() {
            return new RecordOutcome.Poison(
                    DeadLetter.Reason.SKIPPED, "skipped by " + by + " at " + at + ": " + why);
        }
    }
}
