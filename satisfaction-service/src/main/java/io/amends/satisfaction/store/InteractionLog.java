package io.amends.satisfaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Draft;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.InteractionMonth;
import io.amends.satisfaction.domain.interactions.InteractionMonth.Novelty;
import io.amends.satisfaction.domain.interactions.Interactions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Everything that customers did besides complaining.
public final class InteractionLog {
    private static final int MOST_MONTHS = 12 * 1000;

    private final Aggregates<InteractionMonth, Void, InteractionEvent> months;
    private final Clock clock;

    InteractionLog(Aggregates<InteractionMonth, Void, InteractionEvent> months, Clock clock) {
        this.months = months;
        this.clock = clock;
    }

    /// An interaction and whose it is.
    public record Entry(String customerId, Interaction interaction) {
        String month() {
            return InteractionMonth.idOf(customerId, interaction.month());
        }
    }

    /// Records what came in through our own door, many with one write, and tells others of what is
    /// new. Recording again changes nothing.
    ///
    /// @param by who says so
    /// @return what became of each, in their order
    public List<Novelty> record(List<Entry> entries, String by) {
        var byMonth = new LinkedHashMap<String, List<Integer>>();
        for (var i = 0; i < entries.size(); i++) {
            byMonth.computeIfAbsent(entries.get(i).month(), _ -> new ArrayList<>()).add(i);
        }
        var novelties = new Novelty[entries.size()];
        var command = UUID.randomUUID().toString();
        months.change(
                byMonth.keySet(),
                (month, draft) -> {
                    for (var i : byMonth.getOrDefault(month, List.of())) {
                        var novelty = record(draft, entries.get(i), by, command);
                        // A write that has to be done again finds what it did before.
                        if (novelties[i] == null || novelty != Novelty.EXISTING) {
                            novelties[i] = novelty;
                        }
                    }
                });
        return Arrays.asList(novelties);
    }

    /// Keeps what others published, many with one write, so that nobody has to be told of it.
    public void keep(List<Entry> entries) {
        var byMonth = entries.stream().collect(Collectors.groupingBy(Entry::month));
        months.change(
                byMonth.keySet(),
                (month, draft) ->
                        byMonth.getOrDefault(month, List.of())
                                .forEach(entry -> keep(draft, entry)));
    }

    private void keep(Draft<InteractionMonth, Void, InteractionEvent> draft, Entry entry) {
        var month = month(draft, entry);
        if (month.noveltyOf(entry.interaction()) != Novelty.EXISTING) {
            var next = month.with(entry.interaction());
            draft.replace(next, List.of(), clock.instant(), "event", entry.month());
        }
    }

    /// Whether events of this source are those that this log tells others of.
    public boolean isOurs(String source) {
        return source.equals(months.type().source());
    }

    /// All interactions of a customer, each at its newest revision.
    public Interactions of(String customerId) {
        var items = new ArrayList<Interaction>();
        var filter = Filters.eq(InteractionMonthType.CUSTOMER, customerId);
        for (var month : months.find(filter, Sorts.ascending(CustomerType.ID), MOST_MONTHS)) {
            items.addAll(month.state().items());
        }
        return Interactions.of(items);
    }

    /// The same of many customers with one query; nothing of those who did nothing.
    public Map<String, Interactions> of(Collection<String> customerIds) {
        var filter = Filters.in(InteractionMonthType.CUSTOMER, customerIds);
        var items = new HashMap<String, List<Interaction>>();
        var sort = Sorts.ascending(InteractionMonthType.CUSTOMER, CustomerType.ID);
        for (var month : months.find(filter, sort, Integer.MAX_VALUE)) {
            items.computeIfAbsent(month.state().customerId(), _ -> new ArrayList<>())
                    .addAll(month.state().items());
        }
        return items.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, entry -> Interactions.of(entry.getValue())));
    }

    private Novelty record(
            Draft<InteractionMonth, Void, InteractionEvent> draft,
            Entry entry,
            String by,
            String command) {
        var month = month(draft, entry);
        var novelty = month.noveltyOf(entry.interaction());
        if (novelty != Novelty.EXISTING) {
            var told = new InteractionEvent.Recorded(entry.customerId(), entry.interaction());
            var next = month.with(entry.interaction());
            draft.replace(next, List.of(told), clock.instant(), by, command);
        }
        return novelty;
    }

    private static InteractionMonth month(
            Draft<InteractionMonth, Void, InteractionEvent> draft, Entry entry) {
        return draft.state().orElseGet(() -> InteractionMonth.empty(entry.customerId()));
    }
}
