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

/// The aggregates of one type in their collection. Every change is one compare-and-set on one
/// document, which holds the state and the events still to be sent.
///
/// Trouble of the store comes out as the driver's [MongoException]; a command whose answer was lost
/// with the connection is looked for in outbox and history before it is tried again.
public final class Aggregates<S, C, E> implements CheckedDocuments {
    /// Lost races that one call takes before it asks the caller to come back.
    private static final int RACES = 64;

    /// Broken connections that one call takes.
    private static final int BREAKS = 3;

    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateDocumentMapper<S, C, E> layout;
    private final AggregateCollection<S, C, E> documents;
    private final AggregateWriter<S, C, E> writer;
    private final History history;
    private final DocumentOutbox<S, C, E> outbox;
    private final OutboxListener listener;
    private final AggregateListener<S> witness;
    private final TraceContext traces;
    private final AggregateLimits limits;
    private final Clock clock;
    private final DocumentFaults faults;

    Aggregates(AggregatesFactory.Parts<S, C, E> parts) {
        this.collection = parts.collection();
        this.layout = parts.layout();
        this.documents = new AggregateCollection<>(collection, layout, parts.faults());
        this.history = parts.history();
        this.outbox = parts.outbox();
        this.writer = new AggregateWriter<>(layout, parts.leases(), outbox);
        this.listener = parts.listener();
        this.witness = parts.witness();
        this.traces = parts.traces();
        this.limits = parts.limits();
        this.clock = parts.clock();
        this.faults = parts.faults();
    }

    /// What this holds.
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

    /// Reads all that is in a document, its waiting events and its history too, and tries whether
    /// what is due in it can happen.
    @Override
    public void check(String id) {
        var document = collection.find(Filters.eq(DocumentFields.ID, id)).first();
        if (document == null) {
            return;
        }
        var snapshot = layout.read(document);
        snapshot.outbox().forEach(entry -> layout.waiting(snapshot.id(), snapshot.key(), entry));
        if (snapshot.state() != null) {
            draft(snapshot).catchUp(clock.instant(), PendingChange.freshId());
        }
        history(id);
    }

    @Override
    public void resume(String id) {
        outbox.resume(id);
    }

    /// The waiting events of all these aggregates.
    public Outbox outbox() {
        return outbox;
    }

    /// Creates an aggregate by a command decided on nothing. Where another one has the same id or
    /// the same value in a unique key that a unique index guards, that one is the answer. The
    /// call's own aggregate, met again after a broken connection, counts as created.
    ///
    /// @throws EventTooLarge when an event would be too large
    public CreateResult<S> create(String id, CommandRequest<C> call) {
        return new CreateOperation<>(this, id, call).run();
    }

    /// Lets everything happen that is overdue, then decides the command, and writes both at once. A
    /// command that is already so changes nothing. Where no version is expected, a lost race is run
    /// again on the newer state.
    ///
    /// @throws UnknownAggregate when there is none
    /// @throws Stale when the call expects another version; looked at before anything else
    /// @throws OutboxFullException when too much waits to be sent, or too many write at once
    /// @throws EventTooLarge when an event would be too large
    /// @throws RuntimeException the service's own refusal, from `decide`
    public StoredAggregate<S> handle(String id, CommandRequest<C> call) {
        return new CommandExecution<>(this, id, call).run();
    }

    /// One aggregate; empty where there is none, or nothing but bookkeeping.
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

    /// Aggregates by a filter, through an index that the caller names. A document that cannot be
    /// read is reported and left out, and the next ones take its place, so that it hides no others.
    ///
    /// @param index its keys; null leaves the choice to the store
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

    /// Empty for a document that cannot be read, and for bookkeeping before there is an aggregate.
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
    /// @param after the id of the last one before them
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
    /// @param last the id of the last document on it, whether it could be read or not; empty behind
    ///   the end
    public record IdPage<S>(
            List<StoredAggregate<S>> found,
            List<UnreadableDocumentException> unreadable,
            String last) {
        /// Whether there is nothing on it, and nothing behind it.
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

    /// How many documents there are, those included that hold nothing but bookkeeping.
    public long countAll() {
        return collection.countDocuments();
    }

    /// Everything that ever happened to an aggregate, in order: what was sent and what still waits.
    ///
    /// @throws UnreadableDocumentException when a part of it cannot be read
    public List<HistoryEntry<E>> history(String id) {
        // The outbox first: what moves from there to the history meanwhile is then seen twice, not
        // never.
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

    /// Everything that was sent of all these aggregates, a page at a time, as it was sent. An event
    /// that cannot be read is reported and passed over.
    ///
    /// @param id of the only aggregate that is wanted; null for all
    /// @param from events that happened before are left out
    /// @param after where the page before ended; the empty text for the first one
    /// @param limit how many events are looked at
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
            throw unreadable(id, e);
        }
    }

    private HistoryEntry<E> waiting(AggregateSnapshot<S> snapshot, RawBsonDocument entry) {
        try {
            return layout.recorded(snapshot.id(), snapshot.key(), entry);
        } catch (RuntimeException e) {
            throw unreadable(snapshot.id(), e);
        }
    }

    private UnreadableDocumentException unreadable(String id, RuntimeException cause) {
        report(id, cause);
        return new UnreadableDocumentException(collection(), List.of(id), cause);
    }

    /// Changes many aggregates at once: loads them with one query, lets the change work on each
    /// draft, writes with one bulk write. Where fewer were written than sent, loads them all again
    /// and lets the change work again, so it must find out by itself what is done already (as
    /// `PendingChange.last` says).
    public void change(Collection<String> ids, BiConsumer<String, PendingChange<S, C, E>> change) {
        change(ids, change, () -> {});
    }

    /// The same, with something to be done each time all drafts are made and before they are
    /// written.
    ///
    /// @param beforeWrite effects elsewhere, idempotent
    public void change(
            Collection<String> ids,
            BiConsumer<String, PendingChange<S, C, E>> change,
            Runnable beforeWrite) {
        new BatchUpdate<>(this, ids, change, beforeWrite).run();
    }

    /// Lets happen what is due in some of the aggregates, those first that have waited longest.
    ///
    /// @return how many were due
    public int fireDueTimers(int limit) {
        return new TimerRunner<>(this, collection).run(limit);
    }

    AggregateCollection<S, C, E> documents() {
        return documents;
    }

    PendingChange<S, C, E> draft(AggregateSnapshot<S> snapshot) {
        return new PendingChange<>(layout, snapshot, traces, limits);
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

    /// What was sent was written.
    void written(PendingWrite<S, C, E> sent) {
        var claim = sent.write().claim();
        if (claim != null) {
            listener.claimed(claim);
        }
        tell(sent.draft());
    }

    /// What was sent was written, as the document shows; the answer was lost.
    void foundWritten(PendingWrite<S, C, E> sent, AggregateSnapshot<S> now) {
        takeOver(sent, now);
        tell(sent.draft());
    }

    /// After a write whose answer was lost: where our claim is there, the events are ours to send.
    void takeOver(PendingWrite<S, C, E> sent, AggregateSnapshot<S> now) {
        var claim = sent.write().claim();
        var held = now.held();
        if (claim != null && held != null && held.token().equals(claim.token())) {
            listener.claimed(claim);
        }
    }

    /// Within the trace of what happened, also where many traces' changes were written at once.
    private void tell(PendingChange<S, C, E> draft) {
        var added = draft.added();
        if (added.isEmpty()) {
            return;
        }
        var events = added.stream().map(OutboxEntry::event).toList();
        var trace = added.getFirst().envelope().traceparent();
        if (Objects.equals(trace, traces.current())) {
            witness.onChanged(draft.stored(), events);
        } else {
            traces.within(trace, "witness", () -> witness.onChanged(draft.stored(), events));
        }
    }

    boolean isDone(AggregateSnapshot<S> snapshot, SourceOffset since, String command) {
        for (var entry : snapshot.outbox()) {
            if (entry.getString(DocumentFields.COMMAND).getValue().equals(command)) {
                return true;
            }
        }
        return !snapshot.position().equals(since) && history.holds(snapshot.id(), since, command);
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
