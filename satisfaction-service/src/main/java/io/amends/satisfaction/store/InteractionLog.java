package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.amends.contracts.InteractionType;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.Contribution;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.InteractionSums;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.domain.interactions.RecordedInteraction.Novelty;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.CountedInteractions.Newest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// All customers' interactions, a document for each, and the sums that scores are computed from.
public final class InteractionLog {
    private static final int PAGE = 1_000;

    private final ProjectionStore<RecordedInteraction, InteractionEvent> interactions;
    private final InteractionCounts counts;
    private final Clock clock;

    InteractionLog(
            ProjectionStore<RecordedInteraction, InteractionEvent> interactions,
            MongoDatabase database,
            Clock clock) {
        this.interactions = interactions;
        this.counts =
                new InteractionCounts(
                        DocumentStoreFactory.withMajority(database),
                        customerId ->
                                newest(customerId, Filters.exists(CustomerProjectionType.ID)));
        this.clock = clock;
    }

    /// An interaction with its customer and sender.
    public record Entry(String customerId, Sender sender, Interaction interaction) {
        /// The document's id.
        public String id() {
            return RecordedInteraction.idOf(customerId, sender, interaction.id());
        }
    }

    /// Records interactions sent by REST, many with one write, and publishes new ones. Idempotent.
    ///
    /// @param by the sender
    /// @return the outcome of each, in their order
    public List<Novelty> record(List<Entry> entries, String by) {
        var byId = new LinkedHashMap<String, List<Integer>>();
        for (var i = 0; i < entries.size(); i++) {
            byId.computeIfAbsent(entries.get(i).id(), _ -> new ArrayList<>()).add(i);
        }
        var novelties = new Novelty[entries.size()];
        var command = UUID.randomUUID().toString();
        interactions.change(
                byId.keySet(),
                (id, draft) -> {
                    for (var i : byId.getOrDefault(id, List.of())) {
                        var novelty = record(draft, entries.get(i), by, command);
                        // A repeated write finds what it did before.
                        if (novelties[i] == null || novelty != Novelty.EXISTING) {
                            novelties[i] = novelty;
                        }
                    }
                });
        return Arrays.asList(novelties);
    }

    private Novelty record(
            PendingChange<RecordedInteraction, InteractionEvent> draft,
            Entry entry,
            String by,
            String command) {
        var novelty =
                draft.state()
                        .map(known -> known.noveltyOf(entry.interaction()))
                        .orElse(Novelty.CREATED);
        if (novelty != Novelty.EXISTING) {
            var recorded = new InteractionEvent.Recorded(entry.customerId(), entry.interaction());
            draft.replace(state(entry), List.of(recorded), clock.instant(), by, command);
        }
        return novelty;
    }

    /// Stores what other systems published, many with one write; it is not published again.
    public void save(Collection<Entry> entries) {
        var byId = entries.stream().collect(Collectors.groupingBy(Entry::id));
        interactions.change(
                byId.keySet(),
                (id, draft) -> byId.getOrDefault(id, List.of()).forEach(each -> save(draft, each)));
    }

    private void save(PendingChange<RecordedInteraction, InteractionEvent> draft, Entry entry) {
        var known = draft.state();
        if (known.isEmpty() || known.get().isReplacedBy(entry.interaction())) {
            draft.replace(state(entry), List.of(), clock.instant(), "event", entry.id());
        }
    }

    private static RecordedInteraction state(Entry entry) {
        return new RecordedInteraction(
                entry.customerId(), entry.sender().code(), entry.interaction());
    }

    /// Which of these, all published in this service's name, it never published: a different
    /// interaction is and always was stored under their ids. Those without a stored document are
    /// not among them.
    public Set<Entry> forged(Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        var ids = entries.stream().map(Entry::id).collect(Collectors.toSet());
        var stored =
                interactions
                        .find(
                                Filters.in(CustomerProjectionType.ID, ids),
                                Sorts.ascending(CustomerProjectionType.ID),
                                ids.size())
                        .stream()
                        .collect(Collectors.toMap(StoredAggregate::id, StoredAggregate::state));
        return entries.stream()
                .filter(
                        entry ->
                                stored.get(entry.id()) instanceof RecordedInteraction found
                                        && !found.equals(state(entry))
                                        && !wasPublished(entry))
                .collect(Collectors.toSet());
    }

    /// An earlier revision is in the history, or still pending.
    private boolean wasPublished(Entry entry) {
        var event = new InteractionEvent.Recorded(entry.customerId(), entry.interaction());
        return interactions.history(entry.id()).stream()
                .anyMatch(recorded -> recorded.event().equals(event));
    }

    /// Whether `source` is the one under which this log publishes.
    public boolean isOurs(String source) {
        return source.equals(interactions.type().source());
    }

    /// The result of counting.
    ///
    /// @param summaries of the interactions' customers
    /// @param missing the ids of interactions that are not stored
    public record Counted(Map<String, InteractionSummary> summaries, Set<String> missing) {}

    /// Counts stored interactions; idempotent. The summaries are never older than this call.
    public Counted count(Collection<Entry> entries) {
        var ids = new HashMap<String, Set<String>>();
        for (var each : entries) {
            ids.computeIfAbsent(each.customerId(), _ -> new LinkedHashSet<>()).add(each.id());
        }
        var missing = new HashSet<String>();
        var summaries = new HashMap<String, InteractionSummary>();
        counts.count(ids, missing)
                .forEach((customer, counted) -> summaries.put(customer, counted.summary()));
        return new Counted(summaries, missing);
    }

    /// A customer's summary at an instant: the sums of the days before, and the interactions of the
    /// day itself up to the instant.
    public InteractionSummary asOf(String customerId, Instant instant) {
        var day = CustomerFacts.day(instant);
        var begin = LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        var upTo = Filters.lte(RecordedInteractionProjectionType.AT, instant);
        var today = Filters.and(Filters.gte(RecordedInteractionProjectionType.AT, begin), upTo);
        var sums =
                counts.of(List.of(customerId)).values().stream()
                        .map(counted -> counted.sums().before(day))
                        .findFirst()
                        .orElse(InteractionSums.NONE);
        var page = page(customerId, today, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            sums =
                    sums.with(
                            page.stream().map(each -> Contribution.of(each.interaction())).toList(),
                            List.of());
            page = page(customerId, today, Optional.of(Position.of(page.getLast())), PAGE);
        }
        return sums.summary(newest(customerId, upTo).stream().map(Newest::given).toList());
    }

    private List<Newest> newest(String customerId, Bson filter) {
        var purchases =
                Filters.and(
                        filter,
                        Filters.eq(
                                RecordedInteractionProjectionType.TYPE,
                                InteractionType.PURCHASE.name()));
        return page(customerId, purchases, Optional.empty(), Newest.SHOWN).stream()
                .map(
                        each ->
                                new Newest(
                                        each.interaction().at().toEpochMilli(),
                                        each.id(),
                                        each.interaction().id()))
                .toList();
    }

    /// The end of a page of a customer's interactions.
    public record Position(Instant at, String id) {
        /// The position of an interaction.
        public static Position of(RecordedInteraction last) {
            return new Position(last.interaction().at(), last.id());
        }
    }

    /// Selects interactions of a customer.
    ///
    /// @param sender only those of this sender; null for all
    /// @param id only those to which the sender gave this id; null for all
    public record Wanted(String customerId, @Nullable Sender sender, @Nullable String id) {
        private Bson filter() {
            var filters = new ArrayList<Bson>();
            filters.add(Filters.eq(RecordedInteractionProjectionType.CUSTOMER, customerId));
            if (sender != null) {
                filters.add(Filters.eq(RecordedInteractionProjectionType.SENDER, sender.code()));
            }
            if (id != null) {
                filters.add(Filters.eq(RecordedInteractionProjectionType.ID_GIVEN, id));
            }
            return Filters.and(filters);
        }
    }

    /// A page of a customer's interactions, newest first.
    public List<RecordedInteraction> list(Wanted wanted, Optional<Position> after, int limit) {
        return page(wanted.customerId(), wanted.filter(), after, limit);
    }

    /// The total number of interactions.
    public long count(Wanted wanted) {
        return interactions.count(wanted.filter());
    }

    // Interactions of exactly the last one's instant are read by a query of their own: in one
    // query, all of that instant would be examined again for every page.
    private List<RecordedInteraction> page(
            String customerId, Bson filter, Optional<Position> after, int limit) {
        var customer = Filters.eq(RecordedInteractionProjectionType.CUSTOMER, customerId);
        if (after.isEmpty()) {
            return read(Filters.and(customer, filter), limit);
        }
        var last = after.get();
        var beside =
                Filters.and(
                        customer,
                        Filters.eq(RecordedInteractionProjectionType.AT, last.at()),
                        Filters.lt(CustomerProjectionType.ID, last.id()),
                        filter);
        var found = new ArrayList<>(read(beside, limit));
        if (found.size() < limit) {
            var beyond =
                    Filters.and(
                            customer,
                            Filters.lt(RecordedInteractionProjectionType.AT, last.at()),
                            filter);
            found.addAll(read(beyond, limit - found.size()));
        }
        return found;
    }

    private List<RecordedInteraction> read(Bson filter, int limit) {
        return interactions
                .find(filter, RecordedInteractionProjectionType.NEWEST_FIRST, limit)
                .stream()
                .map(StoredAggregate::state)
                .toList();
    }
}
