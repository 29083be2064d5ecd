package io.amends.followup.domain;

import java.util.stream.Stream;

/// One score that a customer gave, reduced to a band for use in anonymous metrics.
///
/// @param question such as `csat`, `nps`, `reliability`
/// @param band part of the question's scale
public record SurveyScore(String question, Band band) {

    /// The lower, middle and upper part of a scale. For CSAT the upper two of five are high, for
    /// NPS high are promoters (9, 10) and low are detractors (0 to 6), as usual.
    public enum Band {
        LOW,
        MIDDLE,
        HIGH
    }

    /// All possible scores.
    public static Stream<SurveyScore> all() {
        return SurveyScores.QUESTIONS.stream()
                .flatMap(
                        question ->
                                Stream.of(Band.values())
                                        .map(band -> new SurveyScore(question, band)));
    }

    static SurveyScore of(String question, int value, int lowUpTo, int highFrom) {
        if (value <= lowUpTo) {
            return new SurveyScore(question, Band.LOW);
        }
        return new SurveyScore(question, value >= highFrom ? Band.HIGH : Band.MIDDLE);
    }
}
