package io.amends.eventing.aggregate;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// The fields of a rebuilt document and the one in use, outside of the state, as a merge needs
/// them.
final class MergedFields {
    private MergedFields() {}

    /// The state; null where there is none, or a damaged one.
    static @Nullable BsonDocument state(BsonDocument document) {
        return document.get(DocumentFields.STATE) instanceof BsonDocument state ? state : null;
    }

    /// The document in use with the key and the time of the rebuilt one, where its own are damaged.
    static BsonDocument withKey(BsonDocument old, @Nullable BsonDocument rebuilt) {
        if (rebuilt == null || state(rebuilt) == null) {
            return old;
        }
        var whole = copy(old);
        if (!(old.get(DocumentFields.KEY) instanceof BsonString)) {
            whole.put(DocumentFields.KEY, rebuilt.get(DocumentFields.KEY));
        }
        if (!(old.get(DocumentFields.AT) instanceof BsonDateTime)) {
            whole.put(DocumentFields.AT, rebuilt.get(DocumentFields.AT));
        }
        return whole;
    }

    /// Reads all fields but the state.
    ///
    /// @throws RuntimeException where one of them is damaged
    static void requireReadable(BsonDocument document) {
        var _ = document.getInt64(DocumentFields.VERSION);
        var _ = AggregateDocumentMapper.position(document);
        var _ = UpdateOrder.read(document);
        if (document.containsKey(DocumentFields.STATE)) {
            var _ = document.getString(DocumentFields.KEY);
            var _ = document.getDateTime(DocumentFields.AT);
        }
        document.getArray(DocumentFields.OUTBOX, new BsonArray()).forEach(BsonValue::asDocument);
        if (document.containsKey(DocumentFields.RELAY)) {
            var _ = OutboxLeaseState.read(document.getDocument(DocumentFields.RELAY));
        }
        offsets(document).values().forEach(MergedFields::offset);
        document.getDocument(DocumentFields.UNIQUE_KEYS, new BsonDocument())
                .values()
                .forEach(BsonValue::asString);
    }

    /// The document in use with the offsets of the rebuilt one.
    ///
    /// @param withOutbox whether it has its outbox and lease; without, while these events are about
    ///   to be sent from the collection in use
    static BsonDocument withRebuiltOffsets(
            BsonDocument old, BsonDocument rebuilt, boolean withOutbox) {
        var document = copy(old);
        document.put(
                DocumentFields.SOURCE_OFFSETS, rebuilt.getDocument(DocumentFields.SOURCE_OFFSETS));
        if (!withOutbox) {
            document.remove(DocumentFields.RELAY);
            document.put(DocumentFields.OUTBOX, new BsonArray());
        }
        return document;
    }

    /// The higher source offsets of both, so that no event has its effect twice, and none waits for
    /// an event that no longer exists.
    static BsonDocument furthestOffsets(BsonDocument old, BsonDocument rebuilt) {
        var furthest = copy(offsets(rebuilt));
        offsets(old)
                .forEach(
                        (field, before) -> {
                            if (isBehind(furthest.get(field), before)) {
                                furthest.put(field, before);
                            }
                        });
        return furthest;
    }

    /// The subjects of which the rebuilt document has applied less than the one in use.
    static List<String> subjectsBehind(BsonDocument old, BsonDocument rebuilt) {
        var now = offsets(rebuilt);
        return offsets(old).entrySet().stream()
                .filter(each -> isBehind(now.get(each.getKey()), each.getValue()))
                .map(each -> DocumentFields.subjectOf(each.getKey()))
                .toList();
    }

    /// A shallow copy.
    static BsonDocument copy(BsonDocument document) {
        var copy = new BsonDocument();
        copy.putAll(document);
        return copy;
    }

    private static BsonDocument offsets(BsonDocument document) {
        return document.getDocument(DocumentFields.SOURCE_OFFSETS, new BsonDocument());
    }

    private static boolean isBehind(@Nullable BsonValue now, BsonValue before) {
        return now == null || offset(now).isBefore(offset(before));
    }

    private static SourceOffset offset(BsonValue value) {
        return SourceOffset.parse(value.asString().getValue());
    }
}
