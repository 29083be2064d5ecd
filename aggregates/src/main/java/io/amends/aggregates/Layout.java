package io.amends.aggregates;

import io.amends.aggregates.bson.Codecs;
import io.amends.contracts.Envelope;
import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
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

/// How one type of aggregate lies in its documents.
final class Layout<S, C, E> {
    private static final BsonDocumentCodec PLAIN = new BsonDocumentCodec();

    private final AggregateType<S, C, E> type;

    // Asked for once: what a registry has found out about records is lost with it.
    private final CodecRegistry codecs;

    private final int eventBytes;

    Layout(AggregateType<S, C, E> type, Limits limits) {
        this.type = type;
        this.codecs = type.codecs();
        this.eventBytes = limits.eventBytes();
    }

    AggregateType<S, C, E> type() {
        return type;
    }

    Snapshot<S> read(RawBsonDocument document) {
        var outbox = outbox(document);
        var state = state(document);
        var key = text(document, Fields.KEY);
        var at = instant(document, Fields.AT);
        if (state != null && (key == null || at == null)) {
            throw new IllegalStateException("a state without its key and the time of its change");
        }
        return new Snapshot<>(
                document.getString(Fields.ID).getValue(),
                true,
                document.getInt64(Fields.VERSION).getValue(),
                position(document),
                key,
                at,
                UpdateOrder.read(document),
                state,
                outbox,
                outbox.stream().mapToInt(entry -> entry.getByteBuffer().remaining()).sum(),
                document.containsKey(Fields.RELAY)
                        ? Held.read(document.getDocument(Fields.RELAY))
                        : null,
                document.getDocument(Fields.SEEN, new BsonDocument()),
                marks(document));
    }

    RawBsonDocument encode(S state) {
        return Codecs.encode(state, type.stateType(), codecs);
    }

    /// An event as it will lie in the outbox. Its contract form is made here, so that an event that
    /// cannot be told to others is refused before it is written, not found when it is to be sent.
    @SuppressWarnings("unchecked") // the class of an event codes that event
    Waiting waiting(Recorded<E> recorded) {
        var name = type.eventNames().nameOf(recorded.event());
        var eventType = (Class<E>) recorded.event().getClass();
        var data = Codecs.encode(recorded.event(), eventType, codecs);
        var bytes = data.getByteBuffer().remaining();
        if (bytes > eventBytes) {
            throw new EventTooLarge(name, bytes, eventBytes);
        }
        return onTheWire(recorded, new RawBsonDocument(entry(recorded, name, data), PLAIN));
    }

    /// An event that was read from an outbox.
    Waiting waiting(String id, @Nullable String key, RawBsonDocument entry) {
        return onTheWire(recorded(id, key, entry), entry);
    }

    Recorded<E> recorded(String id, @Nullable String key, BsonDocument entry) {
        var data = (RawBsonDocument) entry.getDocument(Fields.DATA);
        var eventType = type.eventNames().typeOf(entry.getString(Fields.TYPE).getValue());
        return new Recorded<>(
                id,
                key == null ? "" : key,
                new Sequence(
                        entry.getInt64(Fields.EPOCH).getValue(),
                        entry.getInt64(Fields.SEQ).getValue()),
                happenedAt(entry),
                entry.getString(Fields.BY).getValue(),
                entry.getString(Fields.COMMAND).getValue(),
                Codecs.decode(data, eventType, codecs),
                text(entry, Fields.TRACE));
    }

    static Instant happenedAt(BsonDocument entry) {
        return Instant.ofEpochMilli(entry.getDateTime(Fields.AT).getValue());
    }

    static Position position(BsonDocument document) {
        return new Position(
                document.getInt64(Fields.EPOCH).getValue(),
                document.getInt64(Fields.SEQ).getValue());
    }

    private Waiting onTheWire(Recorded<E> recorded, RawBsonDocument entry) {
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
        return new Waiting(envelope, contract, entry);
    }

    private BsonDocument entry(Recorded<E> recorded, String name, RawBsonDocument data) {
        var entry =
                new BsonDocument(Fields.EPOCH, new BsonInt64(recorded.sequence().epoch()))
                        .append(Fields.SEQ, new BsonInt64(recorded.sequence().seq()))
                        .append(Fields.TYPE, new BsonString(name))
                        .append(Fields.AT, new BsonDateTime(recorded.at().toEpochMilli()))
                        .append(Fields.BY, new BsonString(recorded.by()))
                        .append(Fields.COMMAND, new BsonString(recorded.command()))
                        .append(Fields.DATA, data);
        if (recorded.traceparent() != null) {
            entry.append(Fields.TRACE, new BsonString(recorded.traceparent()));
        }
        return entry;
    }

    private @Nullable S state(RawBsonDocument document) {
        return document.containsKey(Fields.STATE)
                ? Codecs.decode(
                        (RawBsonDocument) document.getDocument(Fields.STATE),
                        type.stateType(),
                        codecs)
                : null;
    }

    private static List<RawBsonDocument> outbox(RawBsonDocument document) {
        return document.containsKey(Fields.OUTBOX)
                ? document.getArray(Fields.OUTBOX).stream()
                        .map(entry -> (RawBsonDocument) entry.asDocument())
                        .toList()
                : List.of();
    }

    private static Map<String, String> marks(BsonDocument document) {
        var marks = new HashMap<String, String>();
        document.getDocument(Fields.MARKS, new BsonDocument())
                .forEach((name, value) -> marks.put(name, value.asString().getValue()));
        return Map.copyOf(marks);
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
