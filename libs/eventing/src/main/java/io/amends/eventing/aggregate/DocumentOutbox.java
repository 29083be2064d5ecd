package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.amends.eventing.mongodb.StoreFailures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/// The outboxes in the documents of one type.
final class DocumentOutbox<S, E> implements Outbox {
    /// How long an unreadable outbox is skipped, so that it does not block others.
    private static final Duration SKIPPED_FOR = Duration.ofMinutes(1);

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /// All waiting events were sent, so the outbox is empty and its lease released.
    private static final Bson RELEASE =
            combine(set(DocumentFields.OUTBOX, new BsonArray()), unset(DocumentFields.RELAY));

    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateCollection<S, E> documents;
    private final History history;
    private final OutboxLeases leases;
    private final InstantSource realClock;

    /// Documents to which not even the field that makes the sweep skip them can be written.
    private final Set<BsonValue> unmarkable = ConcurrentHashMap.newKeySet();

    DocumentOutbox(
            MongoCollection<RawBsonDocument> collection,
            AggregateCollection<S, E> documents,
            History history,
            OutboxLeases leases,
            InstantSource realClock) {
        this.collection = collection;
        this.documents = documents;
        this.history = history;
        this.leases = leases;
        this.realClock = realClock;
    }

    @Override
    public String collection() {
        return documents.collectionName();
    }

    @Override
    public List<OutboxLease> acquireExpired(int limit) {
        var acquired = new ArrayList<OutboxLease>();
        for (var document : expired(limit)) {
            acquireOrSkip(document).ifPresent(acquired::add);
        }
        return acquired;
    }

    @Override
    public List<OutboxLease> renew(Collection<OutboxLease> held) {
        var until = leases.leases().renewedUntil();
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var lease : held) {
            writes.add(new UpdateOneModel<>(heldBy(lease), set(DocumentFields.RELAY_UNTIL, until)));
        }
        var renewed =
                held.stream()
                        .map(c -> new OutboxLease(this, c.id(), c.token(), until, c.events()))
                        .toList();
        if (collection.bulkWrite(writes, UNORDERED).getMatchedCount() == held.size()) {
            return renewed;
        }
        var still = stillHeld(held);
        return renewed.stream().filter(lease -> still.contains(lease.id())).toList();
    }

    @Override
    public List<OutboxLease> complete(Collection<OutboxLease> sent) {
        history.append(sent);
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var lease : sent) {
            writes.add(new UpdateOneModel<>(untouched(lease), RELEASE));
        }
        if (collection.bulkWrite(writes, UNORDERED).getMatchedCount() == sent.size()) {
            return List.of();
        }
        return remaining(sent);
    }

    @Override
    public void release(Collection<OutboxLease> held) {
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var lease : held) {
            writes.add(
                    new UpdateOneModel<>(
                            heldBy(lease), set(DocumentFields.RELAY_UNTIL, Instant.EPOCH)));
        }
        collection.bulkWrite(writes, UNORDERED);
    }

    @Override
    public OutboxBacklog backlog() {
        var waiting =
                lt(DocumentFields.RELAY_UNTIL, Date.from(Instant.parse("9999-01-01T00:00:00Z")));
        var oldest =
                collection
                        .find(waiting)
                        .sort(Sorts.ascending(DocumentFields.RELAY_SINCE))
                        .projection(Projections.include(DocumentFields.RELAY))
                        .first();
        if (oldest == null) {
            return new OutboxBacklog(0, null);
        }
        var since = oldest.getDocument(DocumentFields.RELAY).get(DocumentFields.SINCE);
        return new OutboxBacklog(
                collection.countDocuments(waiting),
                since instanceof BsonDateTime at ? Instant.ofEpochMilli(at.getValue()) : null);
    }

    private List<RawBsonDocument> expired(int limit) {
        var expired = lt(DocumentFields.RELAY_UNTIL, Date.from(realClock.instant()));
        return collection
                .find(
                        unmarkable.isEmpty()
                                ? expired
                                : and(expired, nin(DocumentFields.ID, unmarkable)))
                .sort(Sorts.ascending(DocumentFields.RELAY_UNTIL))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private Optional<OutboxLease> acquireOrSkip(RawBsonDocument document) {
        try {
            return acquire(document);
        } catch (RuntimeException e) {
            if (StoreFailures.isTransient(e)) {
                throw e;
            }
            // Damaged, or an event of a newer version of this service: tried again later.
            skip(document, e);
            return Optional.empty();
        }
    }

    /// The lease of a document as it was read; empty where another process has it or no event
    /// waits. A lease that a process left on an empty outbox, since it died between removing the
    /// events and releasing it, is released.
    private Optional<OutboxLease> acquire(RawBsonDocument document) {
        var snapshot = documents.mapper().read(document);
        var before = snapshot.lease();
        if (before == null) {
            return Optional.empty();
        }
        var unchanged =
                and(
                        eq(DocumentFields.ID, snapshot.id()),
                        eq(DocumentFields.RELAY_TOKEN, before.token()),
                        eq(DocumentFields.SEQ, snapshot.position().seq()));
        if (snapshot.outbox().isEmpty()) {
            collection.updateOne(unchanged, unset(DocumentFields.RELAY));
            return Optional.empty();
        }
        var next = leases.next(before);
        var lease = lease(snapshot, next.token(), next.until());
        var updated = collection.updateOne(unchanged, set(DocumentFields.RELAY, next.toBson()));
        return updated.getMatchedCount() == 1 ? Optional.of(lease) : Optional.empty();
    }

    private void skip(RawBsonDocument document, RuntimeException e) {
        var id = document.get(DocumentFields.ID);
        documents.report(id, e);
        try {
            collection.updateOne(
                    and(
                            eq(DocumentFields.ID, id),
                            lt(DocumentFields.RELAY_UNTIL, Date.from(realClock.instant()))),
                    combine(
                            set(
                                    DocumentFields.RELAY_UNTIL,
                                    Date.from(realClock.instant().plus(SKIPPED_FOR))),
                            set(DocumentFields.RELAY_LEFT_ALONE, true)));
        } catch (RuntimeException refused) {
            if (StoreFailures.isTransient(refused)) {
                throw refused;
            }
            unmarkable.add(id);
        }
    }

    /// Acquires the lease of an outbox that the sweep skips, so that its events are sent at once.
    ///
    /// @return empty where the sweep does not skip it, or no event waits in it
    /// @throws RuntimeException that says why the sweep has to go on skipping it
    Optional<OutboxLease> acquireSkipped(RawBsonDocument document) {
        var id = document.get(DocumentFields.ID);
        if (!unmarkable.contains(id) && !isSkipped(document)) {
            return Optional.empty();
        }
        var lease = acquire(document);
        unmarkable.remove(id);
        return lease;
    }

    private static boolean isSkipped(RawBsonDocument document) {
        return document.get(DocumentFields.RELAY) instanceof BsonDocument relay
                && relay.containsKey(DocumentFields.LEFT_ALONE);
    }

    private List<OutboxLease> remaining(Collection<OutboxLease> sent) {
        var held = stillHeld(sent);
        var more = new ArrayList<OutboxLease>();
        for (var lease : sent) {
            if (held.contains(lease.id())) {
                try {
                    collection.updateOne(
                            heldBy(lease), pull(DocumentFields.OUTBOX, until(lease.last())));
                    withNewEvents(lease).ifPresent(more::add);
                } catch (RuntimeException e) {
                    if (StoreFailures.isTransient(e)) {
                        throw e;
                    }
                    // Its lease expires; the sweep then skips it for a while.
                    documents.report(lease.id(), e);
                }
            }
        }
        return more;
    }

    private Optional<OutboxLease> withNewEvents(OutboxLease lease) {
        var document = collection.find(heldBy(lease)).first();
        if (document == null) {
            return Optional.empty();
        }
        var snapshot = documents.mapper().read(document);
        if (snapshot.outbox().isEmpty()) {
            // No new event: another write of this process was in between. Release the lease.
            var empty = and(heldBy(lease), eq(DocumentFields.SEQ, snapshot.position().seq()));
            collection.updateOne(empty, unset(DocumentFields.RELAY));
            return Optional.empty();
        }
        return Optional.of(lease(snapshot, lease.token(), lease.until()));
    }

    private OutboxLease lease(AggregateSnapshot<S> snapshot, String token, Instant until) {
        var events =
                snapshot.outbox().stream()
                        .map(
                                entry ->
                                        documents
                                                .mapper()
                                                .fromOutbox(snapshot.id(), snapshot.key(), entry))
                        .toList();
        return new OutboxLease(this, snapshot.id(), token, until, events);
    }

    /// The ids of those leases that no other process has acquired meanwhile.
    private Set<String> stillHeld(Collection<OutboxLease> leases) {
        var tokens = new HashMap<String, String>();
        leases.forEach(lease -> tokens.put(lease.id(), lease.token()));
        var held = new HashSet<String>();
        var wanted =
                and(in(DocumentFields.ID, tokens.keySet()), exists(DocumentFields.RELAY_TOKEN));
        var only = Projections.include(DocumentFields.RELAY);
        for (var document : collection.find(wanted).projection(only)) {
            var id = document.getString(DocumentFields.ID).getValue();
            var token = document.getDocument(DocumentFields.RELAY).get(DocumentFields.TOKEN);
            if (token instanceof BsonString text && text.getValue().equals(tokens.get(id))) {
                held.add(id);
            }
        }
        return held;
    }

    private static Bson heldBy(OutboxLease lease) {
        return and(
                eq(DocumentFields.ID, lease.id()), eq(DocumentFields.RELAY_TOKEN, lease.token()));
    }

    private static Bson untouched(OutboxLease lease) {
        return and(
                heldBy(lease),
                eq(DocumentFields.EPOCH, lease.last().epoch()),
                eq(DocumentFields.SEQ, lease.last().seq()));
    }

    private static Bson until(SourceOffset last) {
        return new Document(DocumentFields.EPOCH, last.epoch())
                .append(DocumentFields.SEQ, new Document("$lte", last.seq()));
    }
}
