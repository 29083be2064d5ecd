package io.amends.satisfaction.domain.facts;

import io.amends.contracts.Sequence;
import java.util.Comparator;

/// The number of a fact's event within its aggregate; identifies repetitions.
public record Position(Source source, Sequence sequence) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::source).thenComparing(Position::sequence);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
