package io.amends.eventing.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The documents of one type in their collection, each with its state and the events still to be
/// sent: what aggregates and projections have in common. Every change is one compare-and-set on one
/// document.
///
/// Failures of the store are thrown as the driver's [MongoException].
public abstract sealed class DocumentStore<S, E> implements CheckedDocuments
        permits AggregateStore, ProjectionStore {
    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateCollection<S, E> documents;
    private final AggregateWriter<S, E> writer;
    private final HistoryReader<S, E> history;
    private final DocumentOutbox<S, E> outbox;
    private final OutboxListener outboxListener;

    DocumentStore(Parts<S, E> parts) {
        this.collection = parts.collection();
        this.documents = parts.writer().documents();
        this.writer = parts.writer();
        this.history = parts.history();
        this.outbox = parts.outbox();
        this.outboxListener = parts.outboxListener();
    }

    /// What a store is made of.
    record Parts<S, E>(
            MongoCollection<RawBsonDocument> collection,
            AggregateWriter<S, E> writer,
            HistoryReader<S, E> history,
            DocumentOutbox<S, E> outbox,
            OutboxListener outboxListener) {}

    /// The type of these documents.
    public abstract DocumentType<S, E> type();

    @Override
    public final String collection() {
        return type().collection();
    }

    @Override
    public final String source() {
        return type().source();
    }

    /// The waiting events of all these documents.
    public final Outbox outbox() {
        return outbox;
    }

    final AggregateWriter<S, E> writer() {
        return writer;
    }

    final MongoCollection<RawBsonDocument> mongoCollection() {
        return collection;
    }

    /// Changes many documents at once: loads them with one query, applies the change to each,
    /// writes with one bulk write. Where fewer were written than sent, loads all again and applies
    /// the change again, so it must find out by itself what is done already (by
    /// [PendingChange#sourceOffset]).
    public final void change(
            Collection<String> ids, BiConsumer<String, PendingChange<S, E>> change) {
        change(ids, change, () -> {});
    }

    /// The same, with a callback each time all changes are made and before they are written.
    ///
    /// @param beforeWrite effects on other documents, idempotent
    public final void change(
            Collection<String> ids,
            BiConsumer<String, PendingChange<S, E>> change,
            Runnable beforeWrite) {
        new BatchUpdate<>(writer, ids, change, beforeWrite).run();
    }

    /// One document; empty where there is none, or one with source offsets only.
    public final Optional<StoredAggregate<S>> find(String id) {
        var snapshot = documents.load(id);
        return snapshot.state() == null ? Optional.empty() : Optional.of(snapshot.stored());
    }

    /// Documents by a filter on `state.…`, `uniqueKeys.…`, `_id` or `nextDue`.
    ///
    /// @param sort should be covered by an index and end with `_id`
    public final List<StoredAggregate<S>> find(Bson filter, Bson sort, int limit) {
        return find(filter, sort, limit, null);
    }

    /// Documents by a filter, with an index hint. A document that cannot be read is reported and
    /// left out, and the next ones take its place, so that it hides no others.
    ///
    /// @param index the index's keys; null leaves the choice to the store
    public final List<StoredAggregate<S>> find(
            Bson filter, Bson sort, int limit, @Nullable Bson index) {
        var found = new ArrayList<StoredAggregate<S>>();
        var needed = Projections.exclude(DocumentFields.OUTBOX, DocumentFields.SOURCE_OFFSETS);
        var query = collection.find(filter).sort(sort).limit(limit).projection(needed).hint(index);
        var passed = 0;
        while (true) {
            var read = 0;
            for (var document : query.skip(passed)) {
                read++;
                readable(document).ifPresent(found::add);
                if (found.size() == limit) {
                    return found;
                }
            }
            if (read < limit || limit <= 0) {
                return found;
            }
            passed += read;
        }
    }

    /// Empty for a document that cannot be read, or that has source offsets but no state yet.
    private Optional<StoredAggregate<S>> readable(RawBsonDocument document) {
        try {
            var snapshot = documents.read(document);
            return snapshot.state() == null ? Optional.empty() : Optional.of(snapshot.stored());
        } catch (UnreadableDocumentException reported) {
            return Optional.empty();
        }
    }

    /// A page of all documents in the order of their ids, those included that cannot be read.
    ///
    /// @param after the last id of the previous page
    public final IdPage<S> pageById(String after, int limit) {
        var found = new ArrayList<StoredAggregate<S>>();
        var unreadable = new ArrayList<UnreadableDocumentException>();
        var last = "";
        var query =
                collection
                        .find(Filters.gt(DocumentFields.ID, after))
                        .sort(Sorts.ascending(DocumentFields.ID))
                        .limit(limit)
                        .projection(
                                Projections.exclude(
                                        DocumentFields.OUTBOX, DocumentFields.SOURCE_OFFSETS));
        for (var document : query) {
            last = document.getString(DocumentFields.ID).getValue();
            try {
                var snapshot = documents.read(document);
                if (snapshot.state() != null) {
                    found.add(snapshot.stored());
                }
            } catch (UnreadableDocumentException e) {
                unreadable.add(e);
            }
        }
        return new IdPage<>(found, unreadable, last);
    }

    /// How many match.
    public final long count(Bson filter) {
        return collection.countDocuments(filter);
    }

    /// How many match, counted no further than asked.
    public final long count(Bson filter, int atMost) {
        return collection.countDocuments(filter, new CountOptions().limit(atMost));
    }

    /// How many documents there are, those included that have source offsets only.
    public final long countAll() {
        return collection.countDocuments();
    }

    /// All events of a document, in order: those sent and those that still wait.
    ///
    /// @throws UnreadableDocumentException when a part of it cannot be read
    public final List<HistoryEntry<E>> history(String id) {
        return history.events(id);
    }

    /// All sent events of these documents, a page at a time, as they were sent. An event that
    /// cannot be read is reported and passed over.
    ///
    /// @param id of the only document that is wanted; null for all
    /// @param from events that happened before are left out
    /// @param after where the previous page ended; the empty string for the first one
    /// @param limit how many events are read
    public final HistoryPage sentEvents(
            @Nullable String id, Instant from, String after, int limit) {
        return history.page(id, from, after, limit);
    }

    /// Reads the whole document, its waiting events and its history, passes the waiting events to
    /// the relay where its sweep skips them, and fires overdue timers. What failed before is not
    /// only checked but done, since a write can also fail for a reason that no reading shows: a
    /// document that would be too large.
    @Override
    public final void check(String id) {
        var document = collection.find(Filters.eq(DocumentFields.ID, id)).first();
        if (document == null) {
            return;
        }
        var snapshot = documents.mapper().read(document);
        snapshot.outbox().forEach(entry -> documents.outboxEntry(snapshot, entry));
        snapshot.sourceOffsets().keySet().forEach(each -> documents.sourceOffset(snapshot, each));
        history.check(id);
        outbox.acquireSkipped(document).ifPresent(outboxListener::onLeaseAcquired);
        if (snapshot.state() != null) {
            fireOverdueTimers(id);
        }
    }

    private void fireOverdueTimers(String id) {
        var now = writer.now();
        try {
            change(
                    List.of(id),
                    (_, change) -> change.fireDueTimers(now, PendingChange.newCommandId()));
        } catch (OutboxFullException e) {
            // The document can be read; its timers fire once events were sent.
        }
    }
}
