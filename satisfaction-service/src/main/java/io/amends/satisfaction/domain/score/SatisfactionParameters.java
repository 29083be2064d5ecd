package io.amends.satisfaction.domain.score;

import io.amends.contracts.ComplaintType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The numbers of the satisfaction score; the letters are those of `docs/scores.md`.
///
/// @param weights ω, how much each quality counts; they sum to 1
/// @param expectation μ, what is expected of a quality while nothing is known, 1 to 7
/// @param expectationCount κ, how many opinions that expectation is worth
/// @param gapShare λ, how much the gap between met and expected counts beside what was met
/// @param start S0, the score of somebody nothing is known of
/// @param startCount κ0, how many observations the start is worth
/// @param happenings what events say about a quality
public record SatisfactionParameters(
        Map<Quality, Double> weights,
        double expectation,
        double expectationCount,
        double gapShare,
        double start,
        double startCount,
        Happenings happenings) {

    /// The defaults.
    public static final SatisfactionParameters DEFAULT =
            new SatisfactionParameters(
                    Map.of(
                            Quality.RELIABILITY, .32,
                            Quality.RESPONSIVENESS, .22,
                            Quality.ASSURANCE, .19,
                            Quality.EMPATHY, .16,
                            Quality.TANGIBLES, .11),
                    5,
                    1,
                    .15,
                    70,
                    2,
                    Happenings.DEFAULT);

    public SatisfactionParameters {
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
        var sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        if (weights.size() != Quality.values().length || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the weights of the five qualities sum to %s, but must sum to 1",
                            sum));
        }
    }

    double weight(Quality quality) {
        return weights.getOrDefault(quality, 0.0);
    }

    /// What an event says about a quality, as an opinion in thousandths of a point of 1 to 7.
    ///
    /// @param complaint the opinion behind a complaint of severity 0
    /// @param perSeverity how much each degree of severity takes from it
    /// @param fast the opinion of a case solved in half the time, `inTime` and `late` accordingly
    /// @param overdue the opinion of somebody who still waits after the day
    public record Happenings(
            long complaint,
            long perSeverity,
            long fast,
            long inTime,
            long late,
            long overdue,
            long promiseKept,
            long promiseBroken) {

        /// The defaults.
        public static final Happenings DEFAULT =
                new Happenings(4000, 600, 7000, 5000, 3000, 1000, 6000, 1000);

        long ofComplaint(int severity) {
            return complaint - perSeverity * severity;
        }

        long ofResolution(double shareOfTimeTaken) {
            if (shareOfTimeTaken <= .5) {
                return fast;
            }
            return shareOfTimeTaken <= 1 ? inTime : late;
        }
    }

    /// The quality that a complaint of this type speaks of.
    static Quality quality(ComplaintType type) {
        return switch (type) {
            case STAFF_ATTITUDE -> Quality.EMPATHY;
            case PRICE_OR_BILLING, PRODUCT_OR_SERVICE_QUALITY -> Quality.RELIABILITY;
            case AFTER_SALES_SERVICE -> Quality.RESPONSIVENESS;
            case ACCIDENT_OR_SAFETY -> Quality.ASSURANCE;
        };
    }
}
