package io.amends.eventing.deadletter;

import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.IncomingRecord;
import io.amends.eventing.consuming.RecordOutcome;
import io.amends.eventing.consuming.StoredRecord;
import io.amends.eventing.deadletter.DeadLetter.Decision;
import io.amends.eventing.deadletter.DeadLetter.Settlement;
import io.amends.eventing.deadletter.DeadLetter.StoredDocument;
import java.time.Instant;
import java.util.Arrays;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/// Dead letters as documents of the collection `deadLetters`.
final class DeadLetterMapper {
    static final String COLLECTION = "deadLetters";
    static final String SETTLED = "settled";
    static final String DECISION = "settled.decision";
    static final String DOCUMENT = "document";

    /// Present until a decision, so that open ones are adjacent in an index.
    static final String OPEN_SINCE = "openSince";

    private DeadLetterMapper() {}

    /// A new dead letter of an event.
    static BsonDocument write(
            String consumer, IncomingRecord incoming, RecordOutcome.Poison poison, Instant now) {
        var document =
                write(DeadLetterIds.of(consumer, incoming), consumer, poison, now)
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
        return document;
    }

    /// A new dead letter of a document that cannot be read.
    ///
    /// @param source the service that owns it; empty for what belongs to no aggregate
    static BsonDocument write(StoredDocument stored, String source, String detail, Instant now) {
        var poison = new RecordOutcome.Poison(FailureReason.UNREADABLE_DOCUMENT, detail);
        var document =
                write(DeadLetterIds.of(stored), "", poison, now)
                        .append("subject", new BsonString(stored.id()))
                        .append(
                                DOCUMENT,
                                new BsonDocument("collection", new BsonString(stored.collection()))
                                        .append("id", new BsonString(stored.id())));
        if (!source.isEmpty()) {
            document.append("source", new BsonString(source));
        }
        return document;
    }

    private static BsonDocument write(
            String id, String consumer, RecordOutcome.Poison poison, Instant now) {
        var at = new BsonDateTime(now.toEpochMilli());
        return new BsonDocument("_id", new BsonString(id))
                .append("consumer", new BsonString(consumer))
                .append("reason", new BsonString(poison.reason().name()))
                .append("detail", new BsonString(poison.detail()))
                .append("at", at)
                .append(OPEN_SINCE, at)
                .append("attempts", new BsonInt32(1));
    }

    static BsonDocument write(Settlement settlement) {
        var document =
                new BsonDocument("decision", new BsonString(settlement.decision().name()))
                        .append("by", new BsonString(settlement.by()))
                        .append("at", new BsonDateTime(settlement.at().toEpochMilli()));
        if (settlement.why() != null) {
            document.append("why", new BsonString(settlement.why()));
        }
        return document;
    }

    /// A dead letter that is itself damaged is listed as an unreadable document, so that it hides
    /// no others.
    static DeadLetter read(BsonDocument document) {
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
                    FailureReason.UNREADABLE_DOCUMENT,
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
    private static FailureReason reason(String name) {
        return Arrays.stream(FailureReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(FailureReason.REFUSED);
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

    private static @Nullable String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }
}
