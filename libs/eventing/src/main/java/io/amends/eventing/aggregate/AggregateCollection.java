package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import io.amends.eventing.mongodb.StoreFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// The documents of one type: read by id, written by compare-and-set.
final class AggregateCollection<S, E> {
    private static final DocumentFaults LOGGED_ONLY = DocumentFaults.logging();

    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateDocumentMapper<S, E> mapper;
    private final DocumentFaults faults;

    /// @param faults called for each document that cannot be read
    AggregateCollection(
            MongoCollection<RawBsonDocument> collection,
            AggregateDocumentMapper<S, E> mapper,
            DocumentFaults faults) {
        this.collection = collection;
        this.mapper = mapper;
        this.faults = faults;
    }

    AggregateSnapshot<S> load(String id) {
        var document = collection.find(eq(DocumentFields.ID, id)).first();
        return document == null ? AggregateSnapshot.absent(id) : read(document);
    }

    /// Decodes a document.
    ///
    /// @throws UnreadableDocumentException with the document's id
    AggregateSnapshot<S> read(RawBsonDocument document) {
        try {
            return mapper.read(document);
        } catch (RuntimeException e) {
            report(document, e);
            throw unreadable(List.of(id(document)), e);
        }
    }

    AggregateDocumentMapper<S, E> mapper() {
        return mapper;
    }

    String collectionName() {
        return mapper.type().collection();
    }

    /// An entry of a document's outbox, ready to be sent.
    ///
    /// @throws UnreadableDocumentException with the document's id
    OutboxEntry outboxEntry(AggregateSnapshot<S> snapshot, RawBsonDocument entry) {
        try {
            return mapper.fromOutbox(snapshot.id(), snapshot.key(), entry);
        } catch (RuntimeException e) {
            throw unreadable(snapshot.id(), e);
        }
    }

    /// The offset up to which an aggregate of another service was applied.
    ///
    /// @param field its field in the document's `sourceOffsets`, which has to be present
    /// @throws UnreadableDocumentException with the document's id
    SourceOffset sourceOffset(AggregateSnapshot<S> snapshot, String field) {
        try {
            return SourceOffset.parse(snapshot.sourceOffsets().getString(field).getValue());
        } catch (RuntimeException e) {
            throw unreadable(snapshot.id(), e);
        }
    }

    /// Whether the outbox has an event of a command.
    ///
    /// @throws UnreadableDocumentException with the document's id
    boolean containsCommand(AggregateSnapshot<S> snapshot, String command) {
        try {
            return snapshot.outbox().stream()
                    .map(entry -> entry.getString(DocumentFields.COMMAND).getValue())
                    .anyMatch(command::equals);
        } catch (RuntimeException e) {
            throw unreadable(snapshot.id(), e);
        }
    }

    /// Reports a document that cannot be read.
    UnreadableDocumentException unreadable(String id, RuntimeException cause) {
        report(id, cause);
        return unreadable(List.of(id), cause);
    }

    private UnreadableDocumentException unreadable(List<String> ids, RuntimeException cause) {
        return new UnreadableDocumentException(collectionName(), ids, cause);
    }

    private void report(RawBsonDocument document, RuntimeException cause) {
        report(document.get(DocumentFields.ID), cause);
    }

    /// Reports a document that cannot be read.
    void report(String id, RuntimeException cause) {
        faults.unreadable(collectionName(), id, cause);
    }

    /// Reports a document that cannot be read. One whose id is not a string is only logged, since
    /// it cannot be loaded by its id.
    void report(@Nullable BsonValue id, RuntimeException cause) {
        if (id instanceof BsonString text) {
            report(text.getValue(), cause);
        } else {
            LOGGED_ONLY.unreadable(collectionName(), String.valueOf(id), cause);
        }
    }

    /// The document's id, also where it is not a string.
    static String id(BsonDocument document) {
        var id = document.get(DocumentFields.ID);
        return id instanceof BsonString text ? text.getValue() : String.valueOf(id);
    }

    /// Loads all of them with one query; a missing aggregate has an absent snapshot.
    ///
    /// @throws UnreadableDocumentException with the ids of all that cannot be read
    Map<String, AggregateSnapshot<S>> load(Collection<String> ids) {
        var found = new LinkedHashMap<String, AggregateSnapshot<S>>();
        ids.forEach(id -> found.put(id, AggregateSnapshot.absent(id)));
        var unreadable = new ArrayList<String>();
        RuntimeException cause = null;
        for (var document : collection.find(in(DocumentFields.ID, found.keySet()))) {
            try {
                var snapshot = mapper.read(document);
                found.put(snapshot.id(), snapshot);
            } catch (RuntimeException e) {
                report(document, e);
                unreadable.add(id(document));
                cause = e;
            }
        }
        if (cause != null) {
            throw unreadable(unreadable, cause);
        }
        return found;
    }

    /// True when the document was written, false when it has changed since it was read, or when
    /// another one has the same id or unique key.
    boolean write(PendingWrite<S, E> write) {
        var inserted = write.inserted();
        if (inserted == null) {
            var update = write.update();
            var changes = update.getUpdate();
            return changes != null
                    && collection.updateOne(update.getFilter(), changes).getMatchedCount() == 1;
        }
        try {
            collection.insertOne(inserted);
            return true;
        } catch (MongoWriteException e) {
            if (StoreFailures.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /// Sends one bulk write; true when all documents were written.
    boolean write(List<PendingWrite<S, E>> writes) {
        var models = new ArrayList<WriteModel<RawBsonDocument>>(writes.size());
        writes.forEach(write -> models.add(write.model()));
        try {
            var result = collection.bulkWrite(models, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getInsertedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (StoreFailures.isOnlyDuplicates(e)) {
                return false;
            }
            throw e;
        }
    }

    /// The aggregates that have the same id or one of the same unique keys, by the name of the
    /// shared key.
    Map<String, AggregateSnapshot<S>> sharing(String id, Map<String, String> uniqueKeys) {
        var same = load(id);
        if (same.exists()) {
            return Map.of(DocumentFields.ID, same);
        }
        var found = new HashMap<String, AggregateSnapshot<S>>();
        for (var uniqueKey : uniqueKeys.entrySet()) {
            var field = DocumentFields.UNIQUE_KEYS + "." + uniqueKey.getKey();
            var document = collection.find(eq(field, uniqueKey.getValue())).first();
            if (document != null) {
                found.put(uniqueKey.getKey(), read(document));
            }
        }
        return found;
    }
}
