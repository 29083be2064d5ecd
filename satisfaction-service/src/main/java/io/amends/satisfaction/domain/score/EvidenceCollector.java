package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/// Collects the events of a term while it is computed.
final class EvidenceCollector {
    private static final int SHOWN = 10;
    private static final Comparator<Mark> NEWEST_FIRST =
            Comparator.comparing(Mark::at).reversed().thenComparing(Mark::event);

    private final TreeSet<Mark> marks = new TreeSet<>(NEWEST_FIRST);

    void add(Instant at, EventRef event) {
        marks.add(new Mark(at, event));
    }

    void addAll(EvidenceCollector other) {
        marks.addAll(other.marks);
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /// The newest ten, and the number of further ones.
    Evidence evidence() {
        var events = marks.stream().map(Mark::event).distinct().toList();
        var shown = Math.min(SHOWN, events.size());
        return new Evidence(events.subList(0, shown), events.size() - shown);
    }

    private record Mark(Instant at, EventRef event) {}
}
