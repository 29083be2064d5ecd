package io.amends.satisfaction.domain.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How satisfied a customer is.
///
/// @param value 0 to 100
/// @param because the terms that sum to `value`
/// @param perceptions P̂, each quality as met, 1 to 7
/// @param expectations Ê, each quality as expected, 1 to 7
/// @param perceptionCount n_P, how many observations of qualities there are, faded
/// @param answerCount n_A, how many direct answers there are, faded
/// @param answerMean A, the mean of the direct answers, 0 to 100; `start` while there are none
/// @param perceptionScore S_perc, 0 to 100
/// @param gapScore S_gap
public record Satisfaction(
        double value,
        List<Term> because,
        Map<Quality, Double> perceptions,
        Map<Quality, Double> expectations,
        double perceptionCount,
        double answerCount,
        double answerMean,
        double perceptionScore,
        double gapScore) {

    public Satisfaction {
        because = List.copyOf(because);
        perceptions = Collections.unmodifiableMap(new EnumMap<>(perceptions));
        expectations = Collections.unmodifiableMap(new EnumMap<>(expectations));
    }

    /// How far a quality stayed behind (below 0) or beyond what was expected of it.
    public double gap(Quality quality) {
        return perceptions.getOrDefault(quality, 0.0) - expectations.getOrDefault(quality, 0.0);
    }
}
