package io.amends.satisfaction.domain.score;

import io.amends.contracts.ComplaintType;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The parameters of the satisfaction score; the letters are those of `docs/scores.md`.
///
/// @param weights ω, the weight of each quality; they sum to 1
/// @param expectation μ, the expected level of a quality without observations, 1 to 7
/// @param expectationCount κ, how many observations that expectation is worth
/// @param gapShare λ, the weight of the gap between perception and expectation relative to the
///   perception
/// @param start S0, the score of a customer without facts
/// @param startCount κ0, how many observations the start is worth
/// @param happenings the ratings that events imply
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

    /// The ratings of a quality that events imply, in thousandths of a point of 1 to 7.
    ///
    /// @param complaint the rating for a complaint of severity 0
    /// @param perSeverity subtracted for each degree of severity
    /// @param fast the rating for a case resolved in half the time; `inTime` and `late` accordingly
    /// @param overdue the rating while the customer waits after the due date
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

    /// The quality that a complaint of this type concerns.
    static Quality quality(ComplaintType type) {
        return switch (type) {
            case STAFF_ATTITUDE -> Quality.EMPATHY;
            case PRICE_OR_BILLING, PRODUCT_OR_SERVICE_QUALITY -> Quality.RELIABILITY;
            case AFTER_SALES_SERVICE -> Quality.RESPONSIVENESS;
            case ACCIDENT_OR_SAFETY -> Quality.ASSURANCE;
        };
    }
}
