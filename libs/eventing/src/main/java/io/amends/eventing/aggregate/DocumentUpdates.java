package io.amends.eventing.aggregate;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/// Maps a pending change to one write: an insert, or an update that only matches the document as it
/// was read. An update sets and pushes fields and never replaces the document, so that it keeps
/// what other writers stored there.
final class DocumentUpdates<S, E> {
    private static final BsonDocument ABSENT = new BsonDocument("$exists", BsonBoolean.FALSE);

    private final AggregateDocumentMapper<S, E> mapper;

    DocumentUpdates(AggregateDocumentMapper<S, E> mapper) {
        this.mapper = mapper;
    }

    /// @param acquired the outbox lease that the write acquires
    WriteModel<RawBsonDocument> of(
            PendingChange<S, E> change, @Nullable OutboxLeaseState acquired) {
        return change.before().exists()
                ? new UpdateOneModel<>(filter(change), update(change, acquired))
                : new InsertOneModel<>(document(change, acquired));
    }

    /// What was read must be unchanged: the version, the sequence, the holder of the outbox lease
    /// (after a release in between no relay would send the new events) and the source offsets.
    private BsonDocument filter(PendingChange<S, E> change) {
        var before = change.before();
        var filter =
                new BsonDocument(DocumentFields.ID, new BsonString(before.id()))
                        .append(DocumentFields.VERSION, new BsonInt64(before.version()))
                        .append(DocumentFields.EPOCH, new BsonInt64(before.position().epoch()))
                        .append(DocumentFields.SEQ, new BsonInt64(before.position().seq()));
        if (!change.newEvents().isEmpty()) {
            var lease = before.lease();
            filter.append(
                    DocumentFields.RELAY_TOKEN,
                    lease == null ? ABSENT : new BsonString(lease.token()));
        }
        for (var field : change.sourceOffsets().keySet()) {
            filter.append(
                    DocumentFields.SOURCE_OFFSETS + "." + field,
                    before.sourceOffsets().containsKey(field)
                            ? before.sourceOffsets().get(field)
                            : ABSENT);
        }
        for (var field : change.removedOffsets()) {
            filter.append(
                    DocumentFields.SOURCE_OFFSETS + "." + field, before.sourceOffsets().get(field));
        }
        return filter;
    }

    private BsonDocument update(PendingChange<S, E> change, @Nullable OutboxLeaseState acquired) {
        var set = new BsonDocument();
        var update = new BsonDocument("$set", set);
        var unset = new BsonDocument();
        if (change.isVisible()) {
            visible(change).forEach(set::append);
            if (change.nextDue().isEmpty()) {
                unset.append(DocumentFields.NEXT_DUE, new BsonString(""));
            }
        }
        for (var field : change.removedOffsets()) {
            unset.append(DocumentFields.SOURCE_OFFSETS + "." + field, new BsonString(""));
        }
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        change.sourceOffsets()
                .forEach(
                        (field, last) ->
                                set.append(
                                        DocumentFields.SOURCE_OFFSETS + "." + field, text(last)));
        change.uniqueKeys()
                .forEach((name, value) -> set.append(uniqueKey(name), new BsonString(value)));
        if (acquired != null) {
            set.append(DocumentFields.RELAY, acquired.toBson());
        }
        if (!change.newEvents().isEmpty()) {
            var each = new BsonDocument("$each", entries(change));
            update.append("$push", new BsonDocument(DocumentFields.OUTBOX, each));
        }
        return update;
    }

    private RawBsonDocument document(
            PendingChange<S, E> change, @Nullable OutboxLeaseState acquired) {
        var document =
                new BsonDocument(DocumentFields.ID, new BsonString(change.id()))
                        .append(DocumentFields.VERSION, new BsonInt64(0))
                        .append(DocumentFields.EPOCH, new BsonInt64(0))
                        .append(DocumentFields.SEQ, new BsonInt64(0));
        if (change.isVisible()) {
            visible(change).forEach(document::append);
        }
        document.append(DocumentFields.OUTBOX, entries(change));
        if (acquired != null) {
            document.append(DocumentFields.RELAY, acquired.toBson());
        }
        var sourceOffsets = new BsonDocument();
        change.sourceOffsets().forEach((field, last) -> sourceOffsets.append(field, text(last)));
        document.append(DocumentFields.SOURCE_OFFSETS, sourceOffsets);
        var uniqueKeys = new BsonDocument();
        change.uniqueKeys()
                .forEach((name, value) -> uniqueKeys.append(name, new BsonString(value)));
        document.append(DocumentFields.UNIQUE_KEYS, uniqueKeys);
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private Map<String, BsonValue> visible(PendingChange<S, E> change) {
        var stored = change.stored();
        var fields =
                new BsonDocument(DocumentFields.VERSION, new BsonInt64(stored.version()))
                        .append(DocumentFields.EPOCH, new BsonInt64(change.position().epoch()))
                        .append(DocumentFields.SEQ, new BsonInt64(change.position().seq()))
                        .append(DocumentFields.KEY, new BsonString(stored.key()))
                        .append(DocumentFields.AT, new BsonDateTime(stored.at().toEpochMilli()))
                        .append(
                                UpdateOrder.FIELD,
                                new BsonString(UpdateOrder.of(stored.updatedAt(), stored.id())))
                        .append(DocumentFields.STATE, mapper.encode(stored.state()));
        change.nextDue()
                .ifPresent(
                        due ->
                                fields.append(
                                        DocumentFields.NEXT_DUE,
                                        new BsonDateTime(due.toEpochMilli())));
        return fields;
    }

    private static BsonArray entries(PendingChange<?, ?> change) {
        return new BsonArray(change.newEvents().stream().map(OutboxEntry::entry).toList());
    }

    private static BsonString text(SourceOffset last) {
        return new BsonString(last.toString());
    }

    private static String uniqueKey(String name) {
        return DocumentFields.UNIQUE_KEYS + "." + name;
    }
}
