package io.amends.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// The result of a measurement.
///
/// @param name what was measured
/// @param count number of operations
/// @param took total time
/// @param latencies of single operations, in nanoseconds
record Measurement(String name, long count, Duration took, Histogram latencies) {

    /// Up to a minute, three digits.
    static Histogram histogram() {
        return new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    }

    double perSecond() {
        return count / (took.toNanos() / 1e9);
    }

    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-34s %,9.0f /s   p50 %8.2f ms   p99 %8.2f ms   (%,d in %.1f s)",
                name,
                perSecond(),
                millis(50),
                millis(99),
                count,
                took.toNanos() / 1e9);
    }

    /// The round with the median rate: rounds differ on a shared machine.
    static Measurement median(List<Measurement> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measurement::perSecond))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
