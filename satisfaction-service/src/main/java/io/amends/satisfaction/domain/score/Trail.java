package io.amends.satisfaction.domain.score;

import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/// The events behind a term, collected while it is computed.
final class Trail {
    private static final int SHOWN = 10;
    private static final Comparator<Mark> NEWEST_FIRST =
            Comparator.comparing(Mark::at).reversed().thenComparing(Mark::eventId);

    private final TreeSet<Mark> marks = new TreeSet<>(NEWEST_FIRST);

    void add(Instant at, String eventId) {
        marks.add(new Mark(at, eventId));
    }

    void addAll(Trail other) {
        marks.addAll(other.marks);
    }

    boolean isEmpty() {
        return marks.isEmpty();
    }

    /// The newest ten, and how many more there are.
    Evidence evidence() {
        var ids = marks.stream().map(Mark::eventId).distinct().toList();
        var shown = Math.min(SHOWN, ids.size());
        return new Evidence(ids.subList(0, shown), ids.size() - shown);
    }

    private record Mark(Instant at, String eventId) {}
}
