package io.amends.eventing.aggregate;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.List;
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

/// Turns a draft into one write: an insert, or an update that only matches the document as it was
/// read. An update sets and pushes fields and never replaces the document, so that it keeps what
/// other writers stored there.
final class AggregateWriter<S, C, E> {
    private static final BsonDocument ABSENT = new BsonDocument("$exists", BsonBoolean.FALSE);

    private final AggregateCollection<S, C, E> documents;
    private final OutboxLeases leases;
    private final Outbox outbox;

    AggregateWriter(AggregateCollection<S, C, E> documents, OutboxLeases leases, Outbox outbox) {
        this.documents = documents;
        this.leases = leases;
        this.outbox = outbox;
    }

    DocumentWrite write(PendingChange<S, C, E> draft) {
        var held = draft.before().held();
        var claims = !draft.added().isEmpty() && leases.isFree(held);
        var claimed = claims ? leases.claim(held) : null;
        var model =
                draft.before().exists()
                        ? new UpdateOneModel<RawBsonDocument>(filter(draft), update(draft, claimed))
                        : new InsertOneModel<>(document(draft, claimed));
        return new DocumentWrite(model, claimed == null ? null : claim(draft, claimed));
    }

    private OutboxLease claim(PendingChange<S, C, E> draft, OutboxLeaseState held) {
        var before = draft.before();
        var events = new ArrayList<OutboxEntry>();
        for (var entry : before.outbox()) {
            events.add(documents.waiting(before, entry));
        }
        events.addAll(draft.added());
        return new OutboxLease(
                outbox, before.id(), held.token(), held.until(), List.copyOf(events));
    }

    /// What was read must be unchanged: the version, the sequence, the holder of the outbox lease
    /// (after a release in between no relay would send the new events) and the source offsets.
    private BsonDocument filter(PendingChange<S, C, E> draft) {
        var before = draft.before();
        var filter =
                new BsonDocument(DocumentFields.ID, new BsonString(before.id()))
                        .append(DocumentFields.VERSION, new BsonInt64(before.version()))
                        .append(DocumentFields.EPOCH, new BsonInt64(before.position().epoch()))
                        .append(DocumentFields.SEQ, new BsonInt64(before.position().seq()));
        if (!draft.added().isEmpty()) {
            var held = before.held();
            filter.append(
                    DocumentFields.RELAY_TOKEN,
                    held == null ? ABSENT : new BsonString(held.token()));
        }
        for (var field : draft.sourceOffsets().keySet()) {
            filter.append(
                    DocumentFields.SOURCE_OFFSETS + "." + field,
                    before.sourceOffsets().containsKey(field)
                            ? before.sourceOffsets().get(field)
                            : ABSENT);
        }
        for (var field : draft.forgotten()) {
            filter.append(
                    DocumentFields.SOURCE_OFFSETS + "." + field, before.sourceOffsets().get(field));
        }
        return filter;
    }

    private BsonDocument update(PendingChange<S, C, E> draft, @Nullable OutboxLeaseState claimed) {
        var set = new BsonDocument();
        var update = new BsonDocument("$set", set);
        var unset = new BsonDocument();
        if (draft.isVisiblyChanged()) {
            visible(draft).forEach(set::append);
            if (draft.nextDue().isEmpty()) {
                unset.append(DocumentFields.NEXT_DUE, new BsonString(""));
            }
        }
        for (var field : draft.forgotten()) {
            unset.append(DocumentFields.SOURCE_OFFSETS + "." + field, new BsonString(""));
        }
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        draft.sourceOffsets()
                .forEach(
                        (field, last) ->
                                set.append(
                                        DocumentFields.SOURCE_OFFSETS + "." + field, text(last)));
        draft.uniqueKeys()
                .forEach((name, value) -> set.append(uniqueKey(name), new BsonString(value)));
        if (claimed != null) {
            set.append(DocumentFields.RELAY, claimed.toBson());
        }
        if (!draft.added().isEmpty()) {
            var each = new BsonDocument("$each", entries(draft));
            update.append("$push", new BsonDocument(DocumentFields.OUTBOX, each));
        }
        return update;
    }

    private RawBsonDocument document(
            PendingChange<S, C, E> draft, @Nullable OutboxLeaseState claimed) {
        var document =
                new BsonDocument(DocumentFields.ID, new BsonString(draft.id()))
                        .append(DocumentFields.VERSION, new BsonInt64(0))
                        .append(DocumentFields.EPOCH, new BsonInt64(0))
                        .append(DocumentFields.SEQ, new BsonInt64(0));
        if (draft.isVisiblyChanged()) {
            visible(draft).forEach(document::append);
        }
        document.append(DocumentFields.OUTBOX, entries(draft));
        if (claimed != null) {
            document.append(DocumentFields.RELAY, claimed.toBson());
        }
        var sourceOffsets = new BsonDocument();
        draft.sourceOffsets().forEach((field, last) -> sourceOffsets.append(field, text(last)));
        document.append(DocumentFields.SOURCE_OFFSETS, sourceOffsets);
        var uniqueKeys = new BsonDocument();
        draft.uniqueKeys().forEach((name, value) -> uniqueKeys.append(name, new BsonString(value)));
        document.append(DocumentFields.UNIQUE_KEYS, uniqueKeys);
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }

    private Map<String, BsonValue> visible(PendingChange<S, C, E> draft) {
        var stored = draft.stored();
        var fields =
                new BsonDocument(DocumentFields.VERSION, new BsonInt64(stored.version()))
                        .append(DocumentFields.EPOCH, new BsonInt64(draft.position().epoch()))
                        .append(DocumentFields.SEQ, new BsonInt64(draft.position().seq()))
                        .append(DocumentFields.KEY, new BsonString(stored.key()))
                        .append(DocumentFields.AT, new BsonDateTime(stored.at().toEpochMilli()))
                        .append(
                                UpdateOrder.FIELD,
                                new BsonString(UpdateOrder.of(stored.updatedAt(), stored.id())))
                        .append(DocumentFields.STATE, documents.layout().encode(stored.state()));
        draft.nextDue()
                .ifPresent(
                        due ->
                                fields.append(
                                        DocumentFields.NEXT_DUE,
                                        new BsonDateTime(due.toEpochMilli())));
        return fields;
    }

    private static BsonArray entries(PendingChange<?, ?, ?> draft) {
        return new BsonArray(draft.added().stream().map(OutboxEntry::entry).toList());
    }

    private static BsonString text(SourceOffset last) {
        return new BsonString(last.toString());
    }

    private static String uniqueKey(String name) {
        return DocumentFields.UNIQUE_KEYS + "." + name;
    }
}
