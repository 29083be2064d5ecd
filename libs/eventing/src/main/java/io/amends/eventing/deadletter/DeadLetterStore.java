package io.amends.eventing.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static io.amends.eventing.deadletter.DeadLetterMapper.COLLECTION;
import static io.amends.eventing.deadletter.DeadLetterMapper.DECISION;
import static io.amends.eventing.deadletter.DeadLetterMapper.DOCUMENT;
import static io.amends.eventing.deadletter.DeadLetterMapper.OPEN_SINCE;
import static io.amends.eventing.deadletter.DeadLetterMapper.SETTLED;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.IncomingRecord;
import io.amends.eventing.consuming.RecordOutcome;
import io.amends.eventing.consuming.StoredRecord;
import io.amends.eventing.deadletter.DeadLetter.Decision;
import io.amends.eventing.deadletter.DeadLetter.Settlement;
import io.amends.eventing.deadletter.DeadLetter.StoredDocument;
import io.amends.eventing.mongodb.StoreFailures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BSONException;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// A service's `deadLetters` collection, the source of truth about dead letters.
public final class DeadLetterStore {
    private final MongoCollection<BsonDocument> collection;

    /// @param database the service's, with majority reads and writes
    public DeadLetterStore(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
        collection.createIndex(Indexes.ascending(OPEN_SINCE, "_id"));
    }

    /// Stores an event; false when it is stored already.
    public boolean insert(
            String consumer, IncomingRecord incoming, RecordOutcome.Poison poison, Instant now) {
        return insert(DeadLetterMapper.write(consumer, incoming, poison, now));
    }

    /// Stores an unreadable document; false when it is stored already. One that could be read in
    /// between and now is unreadable again is reopened; a discarded one is not.
    ///
    /// @param source the service that owns it; empty for what belongs to no aggregate
    boolean insert(StoredDocument stored, String source, String detail, Instant now) {
        if (insert(DeadLetterMapper.write(stored, source, detail, now))) {
            return true;
        }
        var at = new BsonDateTime(now.toEpochMilli());
        var readAgain = eq(DECISION, Decision.RETRIED.name());
        var reopened =
                collection.updateOne(
                        and(eq("_id", DeadLetterIds.of(stored)), readAgain),
                        Updates.combine(
                                Updates.unset(SETTLED),
                                Updates.set(OPEN_SINCE, at),
                                Updates.set("at", at),
                                Updates.set("detail", detail)));
        return reopened.getModifiedCount() == 1;
    }

    private boolean insert(BsonDocument letter) {
        try {
            collection.insertOne(letter);
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /// How many documents of a collection cannot be read.
    long countUnreadable(String ofCollection) {
        return collection.countDocuments(
                and(
                        gte(OPEN_SINCE, new BsonDateTime(0)),
                        eq(DOCUMENT + ".collection", ofCollection)));
    }

    /// Those that wait for a document to be readable again, after a position in their order.
    List<DeadLetter> waitingForDocuments(int limit, Instant at, String id) {
        var reason = eq("reason", FailureReason.UNREADABLE_DOCUMENT.name());
        return open(limit, at, id, reason);
    }

    /// The open ones, the oldest first, after a position in that order.
    List<DeadLetter> open(int limit, Instant at, String id) {
        return open(limit, at, id, new BsonDocument());
    }

    private List<DeadLetter> open(int limit, Instant at, String id, Bson also) {
        var from = new BsonDateTime(at.toEpochMilli());
        return collection
                .find(
                        and(
                                gte(OPEN_SINCE, from),
                                or(gt(OPEN_SINCE, from), gt("_id", new BsonString(id))),
                                also))
                .sort(Sorts.ascending(OPEN_SINCE, "_id"))
                .limit(limit)
                .map(DeadLetterMapper::read)
                .into(new ArrayList<>());
    }

    long countOpen() {
        return collection.countDocuments(gte(OPEN_SINCE, new BsonDateTime(0)));
    }

    /// A dead letter, open or settled.
    public Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first())
                .map(DeadLetterMapper::read);
    }

    /// Which of these are dead letters whose events were never applied: open or discarded ones.
    public Set<String> findUnapplied(Collection<String> ids) {
        return collection
                .find(
                        and(
                                in("_id", ids),
                                or(
                                        exists(SETTLED, false),
                                        eq(DECISION, Decision.DISCARDED.name()))))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id").getValue())
                .into(new HashSet<>());
    }

    /// The original record.
    ConsumerRecord<byte[], byte[]> record(String id) {
        var document = collection.find(eq("_id", id)).first();
        if (document == null) {
            throw new DeadLetterNotFoundException(id);
        }
        try {
            return StoredRecord.read(document.getDocument("record"));
        } catch (BSONException e) {
            throw new UnreadableDocumentException(COLLECTION, List.of(id), e);
        }
    }

    /// Records another failed attempt.
    void failedAgain(String id, RecordOutcome.Poison poison) {
        collection.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.inc("attempts", 1),
                        Updates.set("reason", poison.reason().name()),
                        Updates.set("detail", poison.detail())));
    }

    void recordSettlement(String id, Settlement settlement) {
        collection.updateOne(
                and(eq("_id", id), exists(SETTLED, false)),
                Updates.combine(
                        Updates.set(SETTLED, DeadLetterMapper.write(settlement)),
                        Updates.unset(OPEN_SINCE)));
    }
}
