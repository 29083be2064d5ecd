package io.amends.satisfaction.domain.survey;

import java.util.Locale;

/// The share of answers of a kind.
///
/// @param hits the number of that kind
/// @param answers the number of all, at least 1
public record Share(long hits, long answers) {
    public Share {
        if (answers < 1 || hits < 0 || hits > answers) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no share: %d of %d", hits, answers));
        }
    }

    /// 0 to 1.
    public double value() {
        return (double) hits / answers;
    }

    /// The score interval of Wilson, Probable inference, the law of succession, and statistical
    /// inference, Journal of the American Statistical Association 22 (1927). It stays within 0 to
    /// 1.
    public Interval interval() {
        var n = (double) answers;
        var z2 = Interval.Z * Interval.Z;
        var centre = (hits + z2 / 2) / (n + z2);
        var half = Interval.Z / (n + z2) * Math.sqrt(value() * (1 - value()) * n + z2 / 4);
        return new Interval(
                hits == 0 ? 0 : Math.max(0, centre - half),
                hits == answers ? 1 : Math.min(1, centre + half));
    }
}
