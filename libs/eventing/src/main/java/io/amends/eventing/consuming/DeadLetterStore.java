package io.amends.eventing.consuming;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.amends.eventing.aggregate.StoreFailures;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.consuming.DeadLetter.Decision;
import io.amends.eventing.consuming.DeadLetter.Reason;
import io.amends.eventing.consuming.DeadLetter.Settlement;
import io.amends.eventing.consuming.DeadLetter.StoredDocument;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BSONException;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A service's `deadLetters` collection, the source of truth about dead letters.
final class DeadLetterStore {
    private static final String COLLECTION = "deadLetters";
    private static final String SETTLED = "settled";
    private static final String DECISION = "settled.decision";
    private static final String DOCUMENT = "document";

    /// Present until a decision, so that open ones are adjacent in an index.
    private static final String OPEN_SINCE = "openSince";

    private final MongoCollection<BsonDocument> collection;

    DeadLetterStore(MongoDatabase database) {
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
        collection.createIndex(Indexes.ascending(OPEN_SINCE, "_id"));
    }

    /// Stores an event; false when it is stored already.
    boolean put(
            String consumer, IncomingRecord incoming, Reason reason, String detail, Instant now) {
        var document =
                new BsonDocument("_id", new BsonString(id(consumer, incoming)))
                        .append("consumer", new BsonString(consumer))
                        .append("reason", new BsonString(reason.name()))
                        .append("detail", new BsonString(detail))
                        .append("at", new BsonDateTime(now.toEpochMilli()))
                        .append(OPEN_SINCE, new BsonDateTime(now.toEpochMilli()))
                        .append("attempts", new BsonInt32(1))
                        .append("record", StoredRecord.write(incoming.raw()));
        var header = incoming.decoded().header();
        if (header != null) {
            document.append("source", new BsonString(header.source()))
                    .append("subject", new BsonString(header.subject()))
                    .append("type", new BsonString(header.type()));
            if (header.sequence() != null) {
                document.append("sequence", new BsonString(header.sequence().toString()));
            }
        }
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /// Stores an unreadable document; false when it is stored already. One that could be read in
    /// between and now is unreadable again is reopened; a discarded one is not.
    ///
    /// @param source the service that owns it; empty for what belongs to no aggregate
    boolean put(StoredDocument stored, String source, String detail, Instant now) {
        var id = id(stored);
        var at = new BsonDateTime(now.toEpochMilli());
        var letter =
                new BsonDocument("_id", new BsonString(id))
                        .append("consumer", new BsonString(""))
                        .append("reason", new BsonString(Reason.UNREADABLE_DOCUMENT.name()))
                        .append("detail", new BsonString(detail))
                        .append("at", at)
                        .append(OPEN_SINCE, at)
                        .append("attempts", new BsonInt32(1))
                        .append("subject", new BsonString(stored.id()))
                        .append(DOCUMENT, document(stored));
        if (!source.isEmpty()) {
            letter.append("source", new BsonString(source));
        }
        try {
            collection.insertOne(letter);
            return true;
        } catch (MongoWriteException e) {
            if (!StoreFailures.isDuplicate(e)) {
                throw e;
            }
            var readAgain = eq(DECISION, Decision.RETRIED.name());
            var reopened =
                    collection.updateOne(
                            and(eq("_id", id), readAgain),
                            Updates.combine(
                                    Updates.unset(SETTLED),
                                    Updates.set(OPEN_SINCE, at),
                                    Updates.set("at", at),
                                    Updates.set("detail", detail)));
            return reopened.getModifiedCount() == 1;
        }
    }

    private static BsonDocument document(StoredDocument stored) {
        return new BsonDocument("collection", new BsonString(stored.collection()))
                .append("id", new BsonString(stored.id()));
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
        var reason = eq("reason", Reason.UNREADABLE_DOCUMENT.name());
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
                .map(DeadLetterStore::letter)
                .into(new ArrayList<>());
    }

    long countOpen() {
        return collection.countDocuments(gte(OPEN_SINCE, new BsonDateTime(0)));
    }

    Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first())
                .map(DeadLetterStore::letter);
    }

    /// Which of these are dead letters whose events were never applied: open or discarded ones.
    Set<String> withoutEffect(Collection<String> ids) {
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

    void failedAgain(String id, Reason reason, String detail) {
        collection.updateOne(
                eq("_id", id),
                Updates.combine(
                        Updates.inc("attempts", 1),
                        Updates.set("reason", reason.name()),
                        Updates.set("detail", detail)));
    }

    void settle(String id, Settlement settlement) {
        var document =
                new BsonDocument("decision", new BsonString(settlement.decision().name()))
                        .append("by", new BsonString(settlement.by()))
                        .append("at", new BsonDateTime(settlement.at().toEpochMilli()));
        if (settlement.why() != null) {
            document.append("why", new BsonString(settlement.why()));
        }
        collection.updateOne(
                and(eq("_id", id), exists(SETTLED, false)),
                Updates.combine(Updates.set(SETTLED, document), Updates.unset(OPEN_SINCE)));
    }

    /// A dead letter that is itself damaged is listed as an unreadable document, so that it hides
    /// no others.
    private static DeadLetter letter(BsonDocument document) {
        try {
            return readable(document);
        } catch (RuntimeException e) {
            var id = text(document, "_id") == null ? "?" : "" + text(document, "_id");
            var at = document.get(OPEN_SINCE) instanceof BsonDateTime since ? since.getValue() : 0;
            return new DeadLetter(
                    id,
                    "",
                    "",
                    0,
                    0,
                    null,
                    null,
                    null,
                    "",
                    Reason.UNREADABLE_DOCUMENT,
                    "this dead letter itself cannot be read: " + e.getClass().getSimpleName(),
                    Instant.ofEpochMilli(at),
                    0,
                    0,
                    null,
                    new StoredDocument(COLLECTION, id));
        }
    }

    private static DeadLetter readable(BsonDocument document) {
        var record =
                document.getDocument(
                        "record",
                        new BsonDocument("topic", new BsonString(""))
                                .append("partition", new BsonInt32(0))
                                .append("offset", new BsonInt64(0)));
        var type = text(document, "type");
        return new DeadLetter(
                document.getString("_id").getValue(),
                document.getString("consumer").getValue(),
                record.getString("topic").getValue(),
                record.getInt32("partition").getValue(),
                record.getInt64("offset").getValue(),
                text(document, "source"),
                text(document, "subject"),
                text(document, "sequence"),
                type == null ? "" : type,
                reason(document.getString("reason").getValue()),
                document.getString("detail").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()),
                document.getInt32("attempts").getValue(),
                0,
                document.containsKey(SETTLED) ? settlement(document.getDocument(SETTLED)) : null,
                document.containsKey(DOCUMENT) ? stored(document.getDocument(DOCUMENT)) : null);
    }

    /// A reason written by a newer version is unknown here; the detail contains its name.
    private static Reason reason(String name) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(Reason.REFUSED);
    }

    private static StoredDocument stored(BsonDocument document) {
        return new StoredDocument(
                document.getString("collection").getValue(), document.getString("id").getValue());
    }

    private static Settlement settlement(BsonDocument document) {
        return new Settlement(
                Decision.valueOf(document.getString("decision").getValue()),
                document.getString("by").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()),
                text(document, "why"));
    }

    /// Derived from the event's id where that can be read, since the event may be delivered again
    /// at another offset.
    static String id(String consumer, IncomingRecord incoming) {
        var raw = incoming.raw();
        var header = incoming.decoded().header();
        var identity =
                header == null || header.sequence() == null
                        ? place(consumer, raw)
                        : String.format(
                                Locale.ROOT,
                                "%s|%s|%s|%s",
                                consumer,
                                header.source(),
                                header.subject(),
                                header.sequence());
        return hashed(identity);
    }

    /// Derived from the record's place, where the event has no number.
    static String idAt(String consumer, ConsumerRecord<byte[], byte[]> raw) {
        return hashed(place(consumer, raw));
    }

    /// The time, which is the broker's, tells a record from one at the same offset of a topic that
    /// was deleted and created again.
    private static String place(String consumer, ConsumerRecord<byte[], byte[]> raw) {
        return String.format(
                Locale.ROOT,
                "%s|%s|%d|%d|%d",
                consumer,
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp());
    }

    private static String id(StoredDocument stored) {
        return hashed("document|" + stored.collection() + "|" + stored.id());
    }

    private static String hashed(String identity) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }
}
