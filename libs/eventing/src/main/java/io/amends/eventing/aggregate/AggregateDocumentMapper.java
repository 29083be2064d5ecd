package io.amends.eventing.aggregate;

import io.amends.contracts.Envelope;
import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
import io.amends.eventing.bson.Codecs;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// Maps states and events of one type to and from documents.
final class AggregateDocumentMapper<S, E> {
    private static final BsonDocumentCodec PLAIN = new BsonDocumentCodec();

    private final DocumentType<S, E> type;

    // Created once: a registry caches what it found out about records.
    private final CodecRegistry codecs;

    private final int eventBytes;

    AggregateDocumentMapper(DocumentType<S, E> type, AggregateLimits limits) {
        this.type = type;
        this.codecs = type.codecs();
        this.eventBytes = limits.eventBytes();
    }

    DocumentType<S, E> type() {
        return type;
    }

    AggregateSnapshot<S> read(RawBsonDocument document) {
        var outbox = outbox(document);
        var state = state(document);
        var key = text(document, DocumentFields.KEY);
        var at = instant(document, DocumentFields.AT);
        if (state != null && (key == null || at == null)) {
            throw new IllegalStateException("a state without its key and the time of its change");
        }
        return new AggregateSnapshot<>(
                document.getString(DocumentFields.ID).getValue(),
                true,
                document.getInt64(DocumentFields.VERSION).getValue(),
                position(document),
                key,
                at,
                UpdateOrder.read(document),
                state,
                outbox,
                outbox.stream().mapToInt(entry -> entry.getByteBuffer().remaining()).sum(),
                document.containsKey(DocumentFields.RELAY)
                        ? OutboxLeaseState.read(document.getDocument(DocumentFields.RELAY))
                        : null,
                document.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument()),
                uniqueKeys(document));
    }

    RawBsonDocument encode(S state) {
        return Codecs.encode(state, type.stateType(), codecs);
    }

    /// An event as stored in the outbox. Its contract form is made here, so that an event that
    /// cannot be published is refused before it is written, not found when it is to be sent.
    @SuppressWarnings("unchecked") // the class of an event codes that event
    OutboxEntry toOutbox(HistoryEntry<E> recorded) {
        var name = type.eventNames().nameOf(recorded.event());
        var eventType = (Class<E>) recorded.event().getClass();
        var data = Codecs.encode(recorded.event(), eventType, codecs);
        var bytes = data.getByteBuffer().remaining();
        if (bytes > eventBytes) {
            throw new EventTooLargeException(name, bytes, eventBytes);
        }
        return outboxEntry(recorded, new RawBsonDocument(entry(recorded, name, data), PLAIN));
    }

    /// An event that was read from an outbox.
    OutboxEntry fromOutbox(String id, @Nullable String key, RawBsonDocument entry) {
        return outboxEntry(toHistory(id, key, entry), entry);
    }

    HistoryEntry<E> toHistory(String id, @Nullable String key, BsonDocument entry) {
        var data = (RawBsonDocument) entry.getDocument(DocumentFields.DATA);
        var eventType = type.eventNames().typeOf(entry.getString(DocumentFields.TYPE).getValue());
        return new HistoryEntry<>(
                id,
                key == null ? "" : key,
                new Sequence(
                        entry.getInt64(DocumentFields.EPOCH).getValue(),
                        entry.getInt64(DocumentFields.SEQ).getValue()),
                happenedAt(entry),
                entry.getString(DocumentFields.BY).getValue(),
                entry.getString(DocumentFields.COMMAND).getValue(),
                Codecs.decode(data, eventType, codecs),
                text(entry, DocumentFields.TRACE));
    }

    static Instant happenedAt(BsonDocument entry) {
        return Instant.ofEpochMilli(entry.getDateTime(DocumentFields.AT).getValue());
    }

    static SourceOffset position(BsonDocument document) {
        return new SourceOffset(
                document.getInt64(DocumentFields.EPOCH).getValue(),
                document.getInt64(DocumentFields.SEQ).getValue());
    }

    private OutboxEntry outboxEntry(HistoryEntry<E> recorded, RawBsonDocument entry) {
        var contract = type.toContract(recorded);
        var envelope =
                new Envelope(
                        type.source(),
                        recorded.id(),
                        recorded.sequence(),
                        EventType.of(contract).wireName(),
                        recorded.at(),
                        recorded.key(),
                        recorded.traceparent());
        return new OutboxEntry(envelope, contract, entry);
    }

    private BsonDocument entry(HistoryEntry<E> recorded, String name, RawBsonDocument data) {
        var entry =
                new BsonDocument(DocumentFields.EPOCH, new BsonInt64(recorded.sequence().epoch()))
                        .append(DocumentFields.SEQ, new BsonInt64(recorded.sequence().seq()))
                        .append(DocumentFields.TYPE, new BsonString(name))
                        .append(DocumentFields.AT, new BsonDateTime(recorded.at().toEpochMilli()))
                        .append(DocumentFields.BY, new BsonString(recorded.by()))
                        .append(DocumentFields.COMMAND, new BsonString(recorded.command()))
                        .append(DocumentFields.DATA, data);
        if (recorded.traceparent() != null) {
            entry.append(DocumentFields.TRACE, new BsonString(recorded.traceparent()));
        }
        return entry;
    }

    private @Nullable S state(RawBsonDocument document) {
        return document.containsKey(DocumentFields.STATE)
                ? Codecs.decode(
                        (RawBsonDocument) document.getDocument(DocumentFields.STATE),
                        type.stateType(),
                        codecs)
                : null;
    }

    private static List<RawBsonDocument> outbox(RawBsonDocument document) {
        return document.containsKey(DocumentFields.OUTBOX)
                ? document.getArray(DocumentFields.OUTBOX).stream()
                        .map(entry -> (RawBsonDocument) entry.asDocument())
                        .toList()
                : List.of();
    }

    private static Map<String, String> uniqueKeys(BsonDocument document) {
        var uniqueKeys = new HashMap<String, String>();
        document.getDocument(DocumentFields.UNIQUE_KEYS, new BsonDocument())
                .forEach((name, value) -> uniqueKeys.put(name, value.asString().getValue()));
        return Map.copyOf(uniqueKeys);
    }

    private static @Nullable String text(BsonDocument document, String field) {
        return document.get(field) instanceof BsonString text ? text.getValue() : null;
    }

    private static @Nullable Instant instant(BsonDocument document, String field) {
        return document.get(field) instanceof BsonDateTime at
                ? Instant.ofEpochMilli(at.getValue())
                : null;
    }
}
