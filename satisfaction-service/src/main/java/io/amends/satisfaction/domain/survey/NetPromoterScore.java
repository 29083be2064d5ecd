package io.amends.satisfaction.domain.survey;

import java.util.List;

/// NPS: the share of 9 and 10 less the share of 0 to 6, in points from −100 to 100 (Reichheld
/// 2003).
///
/// @param promoters number of 9 and 10
/// @param detractors number of 0 to 6
/// @param answers number of all
public record NetPromoterScore(long promoters, long detractors, long answers) {
    private static final int HALVINGS = 60;

    /// From ratings of 0 to 10.
    ///
    /// @throws IllegalArgumentException without an answer, or with a rating outside the scale
    public static NetPromoterScore of(List<Integer> ratings) {
        AnswerValidation.within(ratings, 0, 10);
        return new NetPromoterScore(
                ratings.stream().filter(rating -> rating >= 9).count(),
                ratings.stream().filter(rating -> rating <= 6).count(),
                ratings.size());
    }

    /// −100 to 100.
    public double value() {
        return 100.0 * (promoters - detractors) / answers;
    }

    /// The score interval of a difference of two multinomial shares: all differences that a score
    /// test at 5 % does not reject, so that the estimate is always among them, also for a single
    /// answer. Source: Tango, Equivalence test and confidence interval for the difference in
    /// proportions for the paired-sample design, Statistics in Medicine 17 (1998).
    public Interval interval() {
        var estimate = (double) (promoters - detractors) / answers;
        return new Interval(100 * end(estimate, -1), 100 * end(estimate, 1));
    }

    /// The last difference between the estimate and an end of the scale that is not rejected.
    private double end(double estimate, double limit) {
        if (!refuses(limit)) {
            return limit;
        }
        var held = estimate;
        var refused = limit;
        for (var halving = 0; halving < HALVINGS; halving++) {
            var middle = (held + refused) / 2;
            if (refuses(middle)) {
                refused = middle;
            } else {
                held = middle;
            }
        }
        return held;
    }

    private boolean refuses(double difference) {
        var n = (double) answers;
        var distance = promoters - detractors - n * difference;
        // The maximum-likelihood share of detractors under this difference.
        var b = (2 * n - promoters + detractors) * difference - promoters - detractors;
        var c = -detractors * difference * (1 - difference);
        var share = (Math.sqrt(Math.max(0, b * b - 8 * n * c)) - b) / (4 * n);
        var variance = n * Math.max(0, 2 * share + difference * (1 - difference));
        return distance * distance > Interval.Z * Interval.Z * variance * (1 + 1e-12) + 1e-12;
    }
}
