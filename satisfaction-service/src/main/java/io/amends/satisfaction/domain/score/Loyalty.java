package io.amends.satisfaction.domain.score;

import java.util.List;

/// How likely a customer is to stay.
///
/// @param value the probability to stay over the horizon, within (0, 1)
/// @param horizonWeeks the horizon
/// @param because the terms that sum to `logit`
/// @param logit ln(value / (1 − value))
/// @param caseTerm the effect of the customer's cases, before their factor
public record Loyalty(
        double value, int horizonWeeks, List<Term> because, double logit, double caseTerm) {
    public Loyalty {
        because = List.copyOf(because);
    }

    /// The effect of each term on the probability, in the terms' order; the points sum to `value`.
    public List<Double> points() {
        return ProbabilityPoints.of(because);
    }
}
