package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The aggregates of one type in their collection. Every change is one compare-and-set on one
/// document, which holds the state and the events still to be sent.
///
/// Failures of the store are thrown as the driver's [MongoException]; a command whose reply was
/// lost with the connection is looked for in outbox and history before it is tried again.
public final class Aggregates<S, C, E> implements CheckedDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(Aggregates.class);

    /// Version conflicts that one call retries before it asks the caller to come back.
    private static final int RACES = 64;

    /// Broken connections after which one call retries.
    private static final int BREAKS = 3;

    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateDocumentMapper<S, C, E> layout;
    private final AggregateCollection<S, C, E> documents;
    private final AggregateWriter<S, C, E> writer;
    private final History history;
    private final DocumentOutbox<S, C, E> outbox;
    private final OutboxListener listener;
    private final AggregateListener<S> changeListener;
    private final TraceContext traces;
    private final AggregateLimits limits;
    private final Clock clock;
    private final DocumentFaults faults;
    private final FailureLog fullOutboxes;

    Aggregates(AggregatesFactory.Parts<S, C, E> parts) {
        this.collection = parts.collection();
        this.layout = parts.layout();
        this.documents = new AggregateCollection<>(collection, layout, parts.faults());
        this.history = parts.history();
        this.outbox = parts.outbox();
        this.writer = new AggregateWriter<>(documents, parts.leases(), outbox);
        this.listener = parts.listener();
        this.changeListener = parts.witness();
        this.traces = parts.traces();
        this.limits = parts.limits();
        this.clock = parts.clock();
        this.faults = parts.faults();
        this.fullOutboxes = new FailureLog(LOG, "Firing timers of " + collection());
    }

    /// The type of these aggregates.
    public AggregateType<S, C, E> type() {
        return layout.type();
    }

    @Override
    public String collection() {
        return layout.type().collection();
    }

    @Override
    public String source() {
        return layout.type().source();
    }

    /// Reads the whole document, its waiting events and its history, passes the waiting events to
    /// the relay where its sweep skips them, and fires overdue timers. What failed before is not
    /// only checked but done, since a write can also fail for a reason that no reading shows: a
    /// document that would be too large.
    @Override
    public void check(String id) {
        var document = collection.find(Filters.eq(DocumentFields.ID, id)).first();
        if (document == null) {
            return;
        }
        var snapshot = layout.read(document);
        snapshot.outbox().forEach(entry -> documents.waiting(snapshot, entry));
        snapshot.sourceOffsets().keySet().forEach(each -> documents.sourceOffset(snapshot, each));
        for (var filed : history.after(id, SourceOffset.START)) {
            layout.waiting(id, filed.getString(DocumentFields.KEY).getValue(), filed);
        }
        outbox.takeLeftAlone(document).ifPresent(listener::claimed);
        if (snapshot.state() != null) {
            fireOverdueTimers(id);
        }
    }

    private void fireOverdueTimers(String id) {
        var now = clock.instant();
        try {
            change(List.of(id), (_, draft) -> draft.catchUp(now, PendingChange.freshId()));
        } catch (OutboxFullException e) {
            // The document can be read; its timers fire once events were sent.
        }
    }

    /// The waiting events of all these aggregates.
    public Outbox outbox() {
        return outbox;
    }

    /// Creates an aggregate by a command decided on a null state. Where another one has the same id
    /// or the same value of a unique key with a unique index, that one is returned. The call's own
    /// aggregate, found again after a broken connection, counts as created.
    ///
    /// @throws EventTooLargeException when an event would be too large
    public CreateResult<S> create(String id, CommandRequest<C> call) {
        return new CreateOperation<>(this, id, call).run();
    }

    /// Fires all overdue timers, then decides the command, and writes both at once. A command
    /// without events changes nothing. Where no version is expected, a version conflict is retried
    /// on the newer state.
    ///
    /// @throws AggregateNotFoundException when there is none
    /// @throws VersionConflictException when the call expects another version; checked first
    /// @throws OutboxFullException when too much waits to be sent, or too many write at once
    /// @throws EventTooLargeException when an event would be too large
    /// @throws RuntimeException the service's own refusal, from `decide`
    public StoredAggregate<S> handle(String id, CommandRequest<C> call) {
        return new CommandExecution<>(this, id, call).run();
    }

    /// One aggregate; empty where there is none, or a document with source offsets only.
    public Optional<StoredAggregate<S>> find(String id) {
        var snapshot = documents.load(id);
        return snapshot.state() == null ? Optional.empty() : Optional.of(snapshot.stored());
    }

    /// Aggregates by a filter on `state.…`, `uniqueKeys.…`, `_id` or `nextDue`.
    ///
    /// @param sort should be covered by an index and end with `_id`
    public List<StoredAggregate<S>> find(Bson filter, Bson sort, int limit) {
        return find(filter, sort, limit, null);
    }

    /// Aggregates by a filter, with an index hint. A document that cannot be read is reported and
    /// left out, and the next ones take its place, so that it hides no others.
    ///
    /// @param index the index's keys; null leaves the choice to the store
    public List<StoredAggregate<S>> find(Bson filter, Bson sort, int limit, @Nullable Bson index) {
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

    /// A page of all aggregates in the order of their ids, those included that cannot be read.
    ///
    /// @param after the last id of the previous page
    public IdPage<S> pageById(String after, int limit) {
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

    /// A page of aggregates in the order of their ids.
    ///
    /// @param unreadable one for each document that cannot be read
    /// @param last the id of the last document on it, whether it could be read or not; empty after
    ///   the last page
    public record IdPage<S>(
            List<StoredAggregate<S>> found,
            List<UnreadableDocumentException> unreadable,
            String last) {
        /// Whether the page is empty, and no page follows.
        public boolean isBehindTheEnd() {
            return last.isEmpty();
        }
    }

    /// How many match.
    public long count(Bson filter) {
        return collection.countDocuments(filter);
    }

    /// How many match, counted no further than asked.
    public long count(Bson filter, int atMost) {
        return collection.countDocuments(filter, new CountOptions().limit(atMost));
    }

    /// How many documents there are, those included that have source offsets only.
    public long countAll() {
        return collection.countDocuments();
    }

    /// All events of an aggregate, in order: those sent and those that still wait.
    ///
    /// @throws UnreadableDocumentException when a part of it cannot be read
    public List<HistoryEntry<E>> history(String id) {
        // The outbox first: an event that moves from there to the history meanwhile is read twice
        // and not missed.
        var snapshot = documents.load(id);
        var events = new ArrayList<HistoryEntry<E>>();
        for (var filed : history.after(id, SourceOffset.START)) {
            events.add(filed(id, filed));
        }
        var last =
                events.isEmpty()
                        ? SourceOffset.START
                        : SourceOffset.of(events.getLast().sequence());
        for (var entry : snapshot.outbox()) {
            var waiting = waiting(snapshot, entry);
            if (!last.covers(waiting.sequence())) {
                events.add(waiting);
            }
        }
        return events;
    }

    /// All sent events of these aggregates, a page at a time, as they were sent. An event that
    /// cannot be read is reported and passed over.
    ///
    /// @param id of the only aggregate that is wanted; null for all
    /// @param from events that happened before are left out
    /// @param after where the previous page ended; the empty string for the first one
    /// @param limit how many events are read
    public FiledEvents filed(@Nullable String id, Instant from, String after, int limit) {
        var page = history.page(id, after, limit);
        var events = new ArrayList<OutboxEntry>(page.size());
        var unreadable = new ArrayList<String>();
        for (var filed : page) {
            var name = filed.getString(DocumentFields.ID).getValue();
            var place = history.withoutKind(name);
            var slash = place.lastIndexOf('/');
            var aggregate = slash < 0 ? place : place.substring(0, slash);
            try {
                if (!AggregateDocumentMapper.happenedAt(filed).isBefore(from)) {
                    var key = filed.getString(DocumentFields.KEY).getValue();
                    events.add(layout.waiting(aggregate, key, filed));
                }
            } catch (RuntimeException e) {
                report(aggregate, e);
                unreadable.add(eventId(aggregate, place));
            }
        }
        var isLast = page.size() < limit;
        return new FiledEvents(
                events,
                unreadable,
                isLast ? null : page.getLast().getString(DocumentFields.ID).getValue());
    }

    /// `7K2M-94QX/0.3` of `7K2M-94QX/000000.000000000003`.
    private static String eventId(String aggregate, String place) {
        try {
            return aggregate + "/" + SourceOffset.parse(place.substring(aggregate.length() + 1));
        } catch (RuntimeException e) {
            return place;
        }
    }

    private HistoryEntry<E> filed(String id, RawBsonDocument filed) {
        try {
            return layout.recorded(id, filed.getString(DocumentFields.KEY).getValue(), filed);
        } catch (RuntimeException e) {
            throw documents.unreadable(id, e);
        }
    }

    private HistoryEntry<E> waiting(AggregateSnapshot<S> snapshot, RawBsonDocument entry) {
        try {
            return layout.recorded(snapshot.id(), snapshot.key(), entry);
        } catch (RuntimeException e) {
            throw documents.unreadable(snapshot.id(), e);
        }
    }

    /// Changes many aggregates at once: loads them with one query, applies the change to each
    /// draft, writes with one bulk write. Where fewer were written than sent, loads all again and
    /// applies the change again, so it must find out by itself what is done already (by
    /// [PendingChange#last]).
    public void change(Collection<String> ids, BiConsumer<String, PendingChange<S, C, E>> change) {
        change(ids, change, () -> {});
    }

    /// The same, with a callback each time all drafts are made and before they are written.
    ///
    /// @param beforeWrite effects on other documents, idempotent
    public void change(
            Collection<String> ids,
            BiConsumer<String, PendingChange<S, C, E>> change,
            Runnable beforeWrite) {
        new BatchUpdate<>(this, ids, change, beforeWrite).run();
    }

    /// Fires due timers in some of the aggregates, the longest overdue first.
    ///
    /// @return how many were due
    public int fireDueTimers(int limit) {
        return new TimerRunner<>(this, collection, fullOutboxes).run(limit);
    }

    AggregateCollection<S, C, E> documents() {
        return documents;
    }

    PendingChange<S, C, E> draft(AggregateSnapshot<S> snapshot) {
        return new PendingChange<>(documents, snapshot, traces, limits);
    }

    PendingWrite<S, C, E> toSend(PendingChange<S, C, E> draft) {
        return toSend(draft, clock.instant());
    }

    PendingWrite<S, C, E> toSend(PendingChange<S, C, E> draft, Instant now) {
        draft.writtenAt(now);
        return new PendingWrite<>(draft, writer.write(draft));
    }

    Clock clock() {
        return clock;
    }

    void report(BsonValue id, RuntimeException cause) {
        AggregateCollection.report(faults, collection(), id, cause);
    }

    void report(String id, Throwable cause) {
        faults.unreadable(layout.type().collection(), id, cause);
    }

    /// Called when the write was acknowledged.
    void written(PendingWrite<S, C, E> sent) {
        var claim = sent.write().claim();
        if (claim != null) {
            listener.claimed(claim);
        }
        notifyListener(sent.draft());
    }

    /// Called when the document shows that the write succeeded although its reply was lost.
    void foundWritten(PendingWrite<S, C, E> sent, AggregateSnapshot<S> now) {
        takeOver(sent, now);
        notifyListener(sent.draft());
    }

    /// After a write whose reply was lost: where its outbox lease is stored, passes the events to
    /// the relay.
    void takeOver(PendingWrite<S, C, E> sent, AggregateSnapshot<S> now) {
        var claim = sent.write().claim();
        var held = now.held();
        if (claim != null && held != null && held.token().equals(claim.token())) {
            listener.claimed(claim);
        }
    }

    /// Calls the listener within the trace of the events, also where changes of many traces were
    /// written at once.
    private void notifyListener(PendingChange<S, C, E> draft) {
        var added = draft.added();
        if (added.isEmpty()) {
            return;
        }
        var events = added.stream().map(OutboxEntry::event).toList();
        var trace = added.getFirst().envelope().traceparent();
        if (Objects.equals(trace, traces.current())) {
            changeListener.onChanged(draft.stored(), events);
        } else {
            traces.within(trace, "witness", () -> changeListener.onChanged(draft.stored(), events));
        }
    }

    boolean isDone(AggregateSnapshot<S> snapshot, SourceOffset since, String command) {
        return documents.holds(snapshot, command)
                || !snapshot.position().equals(since)
                        && history.holds(snapshot.id(), since, command);
    }

    void requireRoomForCallers(AggregateSnapshot<S> snapshot) {
        if (snapshot.outbox().size() > limits.waitingEvents()
                || snapshot.outboxBytes() > limits.waitingBytes()) {
            throw new OutboxFullException(
                    String.format(
                            Locale.ROOT,
                            "%d events of %s wait to be sent",
                            snapshot.outbox().size(),
                            snapshot.id()),
                    Duration.ofSeconds(5));
        }
    }

    /// Counts lost races and broken connections, waits a little between tries, gives up in the end.
    final class Patience {
        private int races;
        private int breaks;

        void lostRace(String id) {
            if (++races > RACES) {
                throw new OutboxFullException("too many write to " + id, Duration.ofSeconds(1));
            }
            var longest = Math.min(1L << Math.min(races, 5), 32) * 1_000_000;
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }

        void broke(MongoException e) {
            if (++breaks >= BREAKS) {
                throw e;
            }
        }
    }
}
