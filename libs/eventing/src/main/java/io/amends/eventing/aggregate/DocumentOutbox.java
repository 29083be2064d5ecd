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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// The outboxes in the documents of one type of aggregate.
final class DocumentOutbox<S, C, E> implements Outbox {
    /// How long an unreadable outbox is skipped, so that it does not block others.
    private static final Duration LEFT_ALONE = Duration.ofMinutes(1);

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /// All waiting events were sent, so the outbox is empty and its lease released.
    private static final Bson RELEASE =
            combine(set(DocumentFields.OUTBOX, new BsonArray()), unset(DocumentFields.RELAY));

    private final MongoCollection<RawBsonDocument> collection;
    private final AggregateDocumentMapper<S, C, E> layout;
    private final History history;
    private final OutboxLeases leases;
    private final InstantSource realClock;
    private final DocumentFaults faults;

    /// Documents to which not even the field that makes the sweep skip them can be written.
    private final Set<BsonValue> excluded = ConcurrentHashMap.newKeySet();

    DocumentOutbox(
            MongoCollection<RawBsonDocument> collection,
            AggregateDocumentMapper<S, C, E> layout,
            History history,
            OutboxLeases leases,
            InstantSource realClock,
            DocumentFaults faults) {
        this.collection = collection;
        this.layout = layout;
        this.history = history;
        this.leases = leases;
        this.realClock = realClock;
        this.faults = faults;
    }

    @Override
    public String collection() {
        return layout.type().collection();
    }

    @Override
    public List<OutboxLease> takeExpired(int limit) {
        var claims = new ArrayList<OutboxLease>();
        for (var document : expired(limit)) {
            take(document).ifPresent(claims::add);
        }
        return claims;
    }

    @Override
    public List<OutboxLease> renew(Collection<OutboxLease> claims) {
        var until = leases.leases().renewedUntil();
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var claim : claims) {
            writes.add(new UpdateOneModel<>(mine(claim), set(DocumentFields.RELAY_UNTIL, until)));
        }
        var renewed =
                claims.stream()
                        .map(c -> new OutboxLease(this, c.id(), c.token(), until, c.events()))
                        .toList();
        if (collection.bulkWrite(writes, UNORDERED).getMatchedCount() == claims.size()) {
            return renewed;
        }
        var held = stillMine(claims).keySet();
        return renewed.stream().filter(claim -> held.contains(claim.id())).toList();
    }

    @Override
    public List<OutboxLease> complete(Collection<OutboxLease> sent) {
        history.file(sent);
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var claim : sent) {
            writes.add(new UpdateOneModel<>(untouched(claim), RELEASE));
        }
        if (collection.bulkWrite(writes, UNORDERED).getMatchedCount() == sent.size()) {
            return List.of();
        }
        return goOn(sent);
    }

    @Override
    public void abandon(Collection<OutboxLease> claims) {
        var writes = new ArrayList<WriteModel<RawBsonDocument>>();
        for (var claim : claims) {
            writes.add(
                    new UpdateOneModel<>(
                            mine(claim), set(DocumentFields.RELAY_UNTIL, Instant.EPOCH)));
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
                .find(excluded.isEmpty() ? expired : and(expired, nin(DocumentFields.ID, excluded)))
                .sort(Sorts.ascending(DocumentFields.RELAY_UNTIL))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private Optional<OutboxLease> take(RawBsonDocument document) {
        try {
            return acquire(document);
        } catch (RuntimeException e) {
            if (StoreFailures.isTransient(e)) {
                throw e;
            }
            // Damaged, or an event of a newer version of this service: tried again later.
            leaveAlone(document, e);
            return Optional.empty();
        }
    }

    /// The lease of a document as it was read; empty where another process has it or no event
    /// waits. A lease that a process left on an empty outbox, since it died between removing the
    /// events and releasing it, is released.
    private Optional<OutboxLease> acquire(RawBsonDocument document) {
        var snapshot = layout.read(document);
        var before = snapshot.held();
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
        var held = leases.claim(before);
        var lease = claim(snapshot, held.token(), held.until());
        var taken = collection.updateOne(unchanged, set(DocumentFields.RELAY, held.toBson()));
        return taken.getMatchedCount() == 1 ? Optional.of(lease) : Optional.empty();
    }

    private void leaveAlone(RawBsonDocument document, RuntimeException e) {
        var id = document.get(DocumentFields.ID);
        AggregateCollection.report(faults, collection(), id, e);
        try {
            collection.updateOne(
                    and(
                            eq(DocumentFields.ID, id),
                            lt(DocumentFields.RELAY_UNTIL, Date.from(realClock.instant()))),
                    combine(
                            set(
                                    DocumentFields.RELAY_UNTIL,
                                    Date.from(realClock.instant().plus(LEFT_ALONE))),
                            set(DocumentFields.RELAY_LEFT_ALONE, true)));
        } catch (RuntimeException refused) {
            if (StoreFailures.isTransient(refused)) {
                throw refused;
            }
            excluded.add(id);
        }
    }

    /// Acquires the lease of an outbox that the sweep skips, so that its events are sent at once.
    ///
    /// @return empty where the sweep does not skip it, or no event waits in it
    /// @throws RuntimeException that says why the sweep has to go on skipping it
    Optional<OutboxLease> takeLeftAlone(RawBsonDocument document) {
        var id = document.get(DocumentFields.ID);
        if (!excluded.contains(id) && !isLeftAlone(document)) {
            return Optional.empty();
        }
        var lease = acquire(document);
        excluded.remove(id);
        return lease;
    }

    private static boolean isLeftAlone(RawBsonDocument document) {
        return document.get(DocumentFields.RELAY) instanceof BsonDocument relay
                && relay.containsKey(DocumentFields.LEFT_ALONE);
    }

    private List<OutboxLease> goOn(Collection<OutboxLease> sent) {
        var held = stillMine(sent);
        var more = new ArrayList<OutboxLease>();
        for (var claim : sent) {
            if (held.containsKey(claim.id())) {
                try {
                    collection.updateOne(
                            mine(claim), pull(DocumentFields.OUTBOX, upTo(claim.last())));
                    again(claim).ifPresent(more::add);
                } catch (RuntimeException e) {
                    if (StoreFailures.isTransient(e)) {
                        throw e;
                    }
                    // Its lease expires; the sweep then skips it for a while.
                    faults.unreadable(collection(), claim.id(), e);
                }
            }
        }
        return more;
    }

    private Optional<OutboxLease> again(OutboxLease claim) {
        var document = collection.find(mine(claim)).first();
        if (document == null) {
            return Optional.empty();
        }
        var snapshot = layout.read(document);
        if (snapshot.outbox().isEmpty()) {
            // No new event: another write of this process was in between. Release the lease.
            var empty = and(mine(claim), eq(DocumentFields.SEQ, snapshot.position().seq()));
            collection.updateOne(empty, unset(DocumentFields.RELAY));
            return Optional.empty();
        }
        return Optional.of(claim(snapshot, claim.token(), claim.until()));
    }

    private OutboxLease claim(AggregateSnapshot<S> snapshot, String token, Instant until) {
        var events =
                snapshot.outbox().stream()
                        .map(entry -> layout.waiting(snapshot.id(), snapshot.key(), entry))
                        .toList();
        return new OutboxLease(this, snapshot.id(), token, until, events);
    }

    private Map<String, RawBsonDocument> stillMine(Collection<OutboxLease> claims) {
        var tokens = new HashMap<String, String>();
        claims.forEach(claim -> tokens.put(claim.id(), claim.token()));
        var mine = new HashMap<String, RawBsonDocument>();
        var wanted =
                and(in(DocumentFields.ID, tokens.keySet()), exists(DocumentFields.RELAY_TOKEN));
        var only = Projections.include(DocumentFields.RELAY);
        for (var document : collection.find(wanted).projection(only)) {
            var id = document.getString(DocumentFields.ID).getValue();
            var token = document.getDocument(DocumentFields.RELAY).get(DocumentFields.TOKEN);
            if (token instanceof BsonString text && text.getValue().equals(tokens.get(id))) {
                mine.put(id, document);
            }
        }
        return mine;
    }

    private static Bson mine(OutboxLease claim) {
        return and(
                eq(DocumentFields.ID, claim.id()), eq(DocumentFields.RELAY_TOKEN, claim.token()));
    }

    private static Bson untouched(OutboxLease claim) {
        return and(
                mine(claim),
                eq(DocumentFields.EPOCH, claim.last().epoch()),
                eq(DocumentFields.SEQ, claim.last().seq()));
    }

    private static Bson upTo(SourceOffset last) {
        return new Document(DocumentFields.EPOCH, last.epoch())
                .append(DocumentFields.SEQ, new Document("$lte", last.seq()));
    }
}
