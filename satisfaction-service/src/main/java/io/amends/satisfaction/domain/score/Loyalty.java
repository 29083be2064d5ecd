package io.amends.satisfaction.domain.score;

import java.util.List;

/// How likely a customer stays.
///
/// @param value the probability to stay over the horizon, within (0, 1)
/// @param horizonWeeks the horizon
/// @param because the terms that sum to `logit`
/// @param logit ln(value / (1 − value))
/// @param caseTerm what the customer's cases do to it, before their factor
public record Loyalty(
        double value, int horizonWeeks, List<Term> because, double logit, double caseTerm) {
    public Loyalty {
        because = List.copyOf(because);
    }

    /// What each term does to the probability: points, in the terms' order, that sum to `value`.
    public List<Double> points() {
        return ProbabilityPoints.of(because);
    }
}
