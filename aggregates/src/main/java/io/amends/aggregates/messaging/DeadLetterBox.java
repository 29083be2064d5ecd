package io.amends.aggregates.messaging;

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
import io.amends.aggregates.StoreFailures;
import io.amends.aggregates.messaging.DeadLetter.Decision;
import io.amends.aggregates.messaging.DeadLetter.Reason;
import io.amends.aggregates.messaging.DeadLetter.Settlement;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// Where dead letters lie: a service's `deadLetters` collection, which is the truth about them.
final class DeadLetterBox {
    private static final String SETTLED = "settled";
    private static final String DECISION = "settled.decision";

    /// There until a decision, so that the open ones stand together in an index.
    private static final String OPEN_SINCE = "openSince";

    private final MongoCollection<BsonDocument> collection;

    DeadLetterBox(MongoDatabase database) {
        this.collection = database.getCollection("deadLetters", BsonDocument.class);
        collection.createIndex(Indexes.ascending(OPEN_SINCE, "_id"));
    }

    /// Puts an event in; false when it lies there already.
    boolean put(String consumer, Incoming incoming, Reason reason, String detail, Instant now) {
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

    /// Those nobody has decided about, the oldest first, from behind a place in that order.
    List<DeadLetter> open(int limit, Instant at, String id) {
        var from = new BsonDateTime(at.toEpochMilli());
        return collection
                .find(
                        and(
                                gte(OPEN_SINCE, from),
                                or(gt(OPEN_SINCE, from), gt("_id", new BsonString(id)))))
                .sort(Sorts.ascending(OPEN_SINCE, "_id"))
                .limit(limit)
                .map(DeadLetterBox::letter)
                .into(new ArrayList<>());
    }

    long countOpen() {
        return collection.countDocuments(gte(OPEN_SINCE, new BsonDateTime(0)));
    }

    Optional<DeadLetter> find(String id) {
        return Optional.ofNullable(collection.find(eq("_id", id)).first())
                .map(DeadLetterBox::letter);
    }

    /// Which of these are letters whose events never had an effect: nobody has decided about them,
    /// or they were discarded.
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

    /// The record itself.
    ConsumerRecord<byte[], byte[]> record(String id) {
        var document = collection.find(eq("_id", id)).first();
        if (document == null) {
            throw new UnknownDeadLetter(id);
        }
        return StoredRecord.read(document.getDocument("record"));
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

    private static DeadLetter letter(BsonDocument document) {
        var record = document.getDocument("record");
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
                Reason.valueOf(document.getString("reason").getValue()),
                document.getString("detail").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()),
                document.getInt32("attempts").getValue(),
                0,
                document.containsKey(SETTLED) ? settlement(document.getDocument(SETTLED)) : null);
    }

    private static Settlement settlement(BsonDocument document) {
        return new Settlement(
                Decision.valueOf(document.getString("decision").getValue()),
                document.getString("by").getValue(),
                Instant.ofEpochMilli(document.getDateTime("at").getValue()),
                text(document, "why"));
    }

    /// By what the event is where that can be read, since it may come again at another offset.
    static String id(String consumer, Incoming incoming) {
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
        return id(identity);
    }

    /// By where a record is: the id of its letter where the event has no number.
    static String idAt(String consumer, ConsumerRecord<byte[], byte[]> raw) {
        return id(place(consumer, raw));
    }

    private static String place(String consumer, ConsumerRecord<byte[], byte[]> raw) {
        return String.format(
                Locale.ROOT, "%s|%s|%d|%d", consumer, raw.topic(), raw.partition(), raw.offset());
    }

    private static String id(String identity) {
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
