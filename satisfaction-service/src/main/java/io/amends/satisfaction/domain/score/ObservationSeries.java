package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/// Observations of one quantity, summed by month as integers, so that the order of arrival does not
/// change the last bit of a score.
final class ObservationSeries {
    private final SortedMap<YearMonth, Month> months = new TreeMap<>();
    private final EvidenceCollector collector = new EvidenceCollector();

    /// Adds an observation.
    ///
    /// @param thousandths its value in thousandths
    void add(Instant at, long thousandths, EventRef event) {
        var month = YearMonth.from(at.atOffset(ZoneOffset.UTC));
        months.merge(month, new Month(1, thousandths), Month::plus);
        collector.add(at, event);
    }

    boolean isEmpty() {
        return months.isEmpty();
    }

    EvidenceCollector trail() {
        return collector;
    }

    /// The observations at an instant, decayed.
    Faded fadedAt(Instant now, HalfLife halfLife) {
        var weight = 0.0;
        var sum = 0.0;
        for (var entry : months.entrySet()) {
            var left = halfLife.weightOf(entry.getKey(), now);
            weight += left * entry.getValue().count();
            sum += left * (entry.getValue().thousandths() / 1000.0);
        }
        return new Faded(weight, sum);
    }

    private record Month(long count, long thousandths) {
        Month plus(Month other) {
            return new Month(count + other.count, thousandths + other.thousandths);
        }
    }

    /// Decayed observations: their effective count and their weighted sum.
    record Faded(double count, double sum) {

        /// Their mean together with `priorCount` pseudo-observations of value `prior`.
        double meanWith(double prior, double priorCount) {
            return (priorCount * prior + sum) / (priorCount + count);
        }
    }
}
