package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/// Collects the events of a term while it is computed.
final class EvidenceCollector {
    private static final int SHOWN = 10;
    private static final Comparator<Entry> NEWEST_FIRST =
            Comparator.comparing(Entry::at).reversed().thenComparing(Entry::event);

    private final TreeSet<Entry> entries = new TreeSet<>(NEWEST_FIRST);

    void add(Instant at, EventRef event) {
        entries.add(new Entry(at, event));
    }

    void addAll(EvidenceCollector other) {
        entries.addAll(other.entries);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /// The newest ten, and the number of further ones.
    Evidence evidence() {
        var events = entries.stream().map(Entry::event).distinct().toList();
        var shown = Math.min(SHOWN, events.size());
        return new Evidence(events.subList(0, shown), events.size() - shown);
    }

    private record Entry(Instant at, EventRef event) {}
}
