package io.amends.satisfaction.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.amends.contracts.InteractionType;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.mongodb.StoreFailures;
import io.amends.satisfaction.domain.interactions.Contribution;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.store.CountedInteractions.Newest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// Counts interactions in the sums of their customers, each exactly once and at its highest
/// revision, at a cost that does not grow with their number.
///
/// The sums of a customer are one document, changed by compare-and-set on its number. It contains
/// what the last change counted as `pending`. The next change first notes that at the interactions
/// themselves (`counted: {n, c}`), then counts the difference to what was counted. So the counted
/// part of an interaction is what `pending` says, else what is noted at it; for that the
/// interactions are read after the sums. A process may be killed at any point, and any number may
/// run this concurrently.
final class InteractionCounts {
    private static final String COUNTED = "counted";
    private static final String COUNTED_NUMBER = "counted.n";
    private static final String NUMBER = "n";
    private static final String CONTRIBUTION = "c";
    private static final int AT_ONCE = 1_000;
    private static final String SUMS = "interactionSums";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> sums;
    private final MongoCollection<RawBsonDocument> interactions;

    /// Reads a customer's newest purchases from the log.
    private final Function<String, List<Newest>> newest;

    InteractionCounts(MongoDatabase careful, Function<String, List<Newest>> newest) {
        this.sums = careful.getCollection(SUMS, BsonDocument.class);
        this.interactions =
                careful.getCollection(
                        RecordedInteractionProjectionType.COLLECTION, RawBsonDocument.class);
        this.newest = newest;
    }

    /// The counted interactions of customers.
    Map<String, CountedInteractions> of(Collection<String> customerIds) {
        var found = new HashMap<String, CountedInteractions>();
        customerIds.forEach(id -> found.put(id, CountedInteractions.none(id)));
        for (var document : sums.find(Filters.in(CustomerProjectionType.ID, customerIds))) {
            var read = read(document);
            found.put(read.customerId(), read);
        }
        return found;
    }

    /// Counts interactions, by customer; those that are not stored are skipped.
    ///
    /// @param missing receives the ids of those
    /// @return the customers' counted interactions afterwards
    Map<String, CountedInteractions> count(
            Map<String, ? extends Collection<String>> ids, Set<String> missing) {
        var result = new HashMap<String, CountedInteractions>();
        var part = new HashMap<String, Set<String>>();
        var size = 0;
        for (var entry : ids.entrySet()) {
            for (var id : new LinkedHashSet<>(entry.getValue())) {
                part.computeIfAbsent(entry.getKey(), _ -> new LinkedHashSet<>()).add(id);
                if (++size == AT_ONCE) {
                    result.putAll(countPart(part, missing));
                    part.clear();
                    size = 0;
                }
            }
        }
        result.putAll(countPart(part, missing));
        return result;
    }

    private Map<String, CountedInteractions> countPart(
            Map<String, Set<String>> ids, Set<String> missing) {
        // Each conflict is another process's progress, so the loop terminates.
        while (!ids.isEmpty()) {
            var before = of(ids.keySet());
            var stored = stored(ids, before.values());
            note(before.values(), stored);
            var after = new HashMap<String, CountedInteractions>();
            before.forEach(
                    (customer, counted) ->
                            after.put(
                                    customer,
                                    next(counted, ids.getOrDefault(customer, Set.of()), stored)));
            if (write(before, after)) {
                ids.values().stream()
                        .flatMap(Set::stream)
                        .filter(id -> !stored.containsKey(id))
                        .forEach(missing::add);
                return after;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(8_000_000));
        }
        return Map.of();
    }

    /// @param counted what is noted at it as counted; null without
    /// @param number of the change that counted it
    private record StoredInteraction(
            RecordedInteraction state, @Nullable Contribution counted, long number) {}

    private Map<String, StoredInteraction> stored(
            Map<String, Set<String>> ids, Collection<CountedInteractions> before) {
        var wanted = new LinkedHashSet<String>();
        ids.values().forEach(wanted::addAll);
        before.forEach(each -> wanted.addAll(each.pending().keySet()));
        var found = new HashMap<String, StoredInteraction>();
        var fields = Projections.include(RecordedInteractionProjectionType.STATE, COUNTED);
        for (var document :
                interactions
                        .find(Filters.in(CustomerProjectionType.ID, wanted))
                        .projection(fields)) {
            if (document.get(RecordedInteractionProjectionType.STATE)
                    instanceof RawBsonDocument state) {
                found.put(
                        document.getString(CustomerProjectionType.ID).getValue(),
                        read(document, state));
            }
        }
        return found;
    }

    private static CountedInteractions read(BsonDocument document) {
        try {
            return CountedInteractions.read(document);
        } catch (RuntimeException e) {
            throw unreadable(SUMS, document, e);
        }
    }

    private static StoredInteraction read(RawBsonDocument document, RawBsonDocument state) {
        try {
            return stored(document, state);
        } catch (RuntimeException e) {
            throw unreadable(RecordedInteractionProjectionType.COLLECTION, document, e);
        }
    }

    private static UnreadableDocumentException unreadable(
            String collection, BsonDocument document, RuntimeException cause) {
        var id = document.get(CustomerProjectionType.ID);
        var name = id instanceof BsonString text ? text.getValue() : String.valueOf(id);
        return new UnreadableDocumentException(collection, List.of(name), cause);
    }

    private static StoredInteraction stored(RawBsonDocument document, RawBsonDocument state) {
        var recorded =
                Codecs.decode(
                        state, RecordedInteraction.class, RecordedInteractionProjectionType.CODECS);
        if (!(document.get(COUNTED) instanceof BsonDocument counted)) {
            return new StoredInteraction(recorded, null, 0);
        }
        return new StoredInteraction(
                recorded,
                CountedInteractions.readContribution(counted.getDocument(CONTRIBUTION)),
                counted.getInt64(NUMBER).getValue());
    }

    /// Notes at the interactions what the last change of each customer's sums counted.
    private void note(
            Collection<CountedInteractions> before, Map<String, StoredInteraction> stored) {
        var notes = new ArrayList<UpdateOneModel<RawBsonDocument>>();
        for (var each : before) {
            each.pending()
                    .forEach(
                            (id, contribution) -> {
                                var known = stored.get(id);
                                if (known != null && known.number() < each.number()) {
                                    notes.add(note(id, each.number(), contribution));
                                }
                            });
        }
        if (!notes.isEmpty()) {
            interactions.bulkWrite(notes, UNORDERED);
        }
    }

    private static UpdateOneModel<RawBsonDocument> note(
            String id, long number, Contribution contribution) {
        var older =
                Filters.or(
                        Filters.exists(COUNTED, false),
                        Filters.lt(COUNTED_NUMBER, new BsonInt64(number)));
        var counted =
                new BsonDocument(NUMBER, new BsonInt64(number))
                        .append(CONTRIBUTION, CountedInteractions.write(contribution));
        Bson set = new BsonDocument("$set", new BsonDocument(COUNTED, counted));
        return new UpdateOneModel<>(
                Filters.and(Filters.eq(CustomerProjectionType.ID, id), older), set);
    }

    private CountedInteractions next(
            CountedInteractions before, Set<String> ids, Map<String, StoredInteraction> stored) {
        var pending = new TreeMap<String, Contribution>();
        var less = new ArrayList<Contribution>();
        for (var id : ids) {
            var known = stored.get(id);
            if (known == null) {
                continue;
            }
            var counted = before.pending().getOrDefault(id, known.counted());
            var current = Contribution.of(known.state().interaction());
            if (!current.equals(counted)) {
                pending.put(id, current);
                if (counted != null) {
                    less.add(counted);
                }
            }
        }
        return pending.isEmpty()
                ? before
                : new CountedInteractions(
                        before.customerId(),
                        before.number() + 1,
                        before.sums().with(pending.values(), less),
                        pending,
                        newest(before, pending.keySet(), stored));
    }

    private List<Newest> newest(
            CountedInteractions before,
            Set<String> changed,
            Map<String, StoredInteraction> stored) {
        if (before.newest().stream().anyMatch(each -> changed.contains(each.id()))) {
            return newest.apply(before.customerId());
        }
        var all = new ArrayList<>(before.newest());
        for (var id : changed) {
            var known = stored.get(id);
            if (known != null && known.state().interaction().type() == InteractionType.PURCHASE) {
                var one = known.state().interaction();
                all.add(new Newest(one.at().toEpochMilli(), id, one.id()));
            }
        }
        return all.stream().sorted(Newest.ORDER).limit(Newest.SHOWN).toList();
    }

    /// True when all of them were written.
    private boolean write(
            Map<String, CountedInteractions> before, Map<String, CountedInteractions> after) {
        var writes = new ArrayList<WriteModel<BsonDocument>>();
        after.forEach(
                (customer, next) -> {
                    var number = before.getOrDefault(customer, next).number();
                    if (next.number() != number) {
                        writes.add(write(next, number));
                    }
                });
        if (writes.isEmpty()) {
            return true;
        }
        try {
            var result = sums.bulkWrite(writes, UNORDERED);
            return result.getMatchedCount() + result.getInsertedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (StoreFailures.isOnlyDuplicates(e)) {
                return false;
            }
            throw e;
        }
    }

    private static WriteModel<BsonDocument> write(CountedInteractions next, long number) {
        return number == 0
                ? new InsertOneModel<>(next.write())
                : new ReplaceOneModel<>(
                        Filters.and(
                                Filters.eq(CustomerProjectionType.ID, next.customerId()),
                                Filters.eq(NUMBER, new BsonInt64(number))),
                        next.write());
    }
}
