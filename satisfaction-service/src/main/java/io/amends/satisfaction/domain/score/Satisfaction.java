package io.amends.satisfaction.domain.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How satisfied a customer is.
///
/// @param value 0 to 100
/// @param because the terms that sum to `value`
/// @param perceptions P̂, each quality as perceived, 1 to 7
/// @param expectations Ê, each quality as expected, 1 to 7
/// @param perceptionCount n_P, the number of observations of qualities, decayed
/// @param answerCount n_A, the number of direct answers, decayed
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

    /// Perception minus expectation of a quality: below 0 where it was worse than expected.
    public double gap(Quality quality) {
        return perceptions.getOrDefault(quality, 0.0) - expectations.getOrDefault(quality, 0.0);
    }
}
