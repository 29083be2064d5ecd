package io.amends.satisfaction.domain.interactions;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Interactions of one customer by id, each at its highest revision. A set: neither order nor
/// repetition of arrival leaves a trace.
public record Interactions(SortedMap<String, Interaction> byId) {

    private static final Comparator<Interaction> NEWEST_FIRST =
            Comparator.comparingInt(Interaction::revision)
                    .reversed()
                    .thenComparing(Interaction::at)
                    .thenComparing(Interaction::toString);

    /// None.
    public static final Interactions NONE = new Interactions(new TreeMap<>());

    public Interactions {
        byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    /// All of these, repetitions and overtaken revisions dropped.
    public static Interactions of(Collection<Interaction> all) {
        return NONE.withAll(all);
    }

    /// These and more, repetitions and overtaken revisions dropped.
    public Interactions withAll(Collection<Interaction> more) {
        var all = new TreeMap<>(byId);
        for (var each : more) {
            all.merge(each.id(), each, Interactions::newer);
        }
        return all.equals(byId) ? this : new Interactions(all);
    }

    /// Those that had happened by an instant.
    public Interactions asOf(Instant now) {
        return of(byId.values().stream().filter(each -> !each.at().isAfter(now)).toList());
    }

    /// In the order of their happening.
    public List<Interaction> inOrder() {
        return byId.values().stream().sorted(Interaction.ORDER).toList();
    }

    // Two that claim the same revision should not be; if they are, the order of their arrival must
    // not decide.
    private static Interaction newer(Interaction known, Interaction other) {
        return NEWEST_FIRST.compare(known, other) <= 0 ? known : other;
    }
}
