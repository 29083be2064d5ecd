package io.amends.satisfaction.domain.score;

import io.amends.contracts.SatisfactionIndex;
import io.amends.satisfaction.domain.facts.SurveyFacts;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Answers to direct questions as observations of satisfaction on 0 to 100, in thousandths.
final class DirectAnswers {
    // Weights of the three questions of the American index (Fornell et al. 1996).
    private static final double OVERALL = .3885;
    private static final double EXPECTATION = .3190;
    private static final double IDEAL = .2925;

    private DirectAnswers() {}

    /// "How satisfied are you?", 1 to 5.
    static OptionalLong ofCsat(SurveyFacts opinion) {
        var csat = opinion.csat();
        return csat == null ? OptionalLong.empty() : OptionalLong.of(25_000L * (csat - 1));
    }

    /// The three questions of the index, 1 to 10, as one observation over those that were answered.
    static OptionalLong ofIndex(SurveyFacts opinion) {
        var index = opinion.index();
        if (index == null) {
            return OptionalLong.empty();
        }
        var weight = weightOf(index);
        return weight == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(100_000 * sumOf(index) / (9 * weight)));
    }

    private static double weightOf(SatisfactionIndex index) {
        return (index.overall() == null ? 0 : OVERALL)
                + (index.expectation() == null ? 0 : EXPECTATION)
                + (index.ideal() == null ? 0 : IDEAL);
    }

    private static double sumOf(SatisfactionIndex index) {
        return OVERALL * aboveLowest(index.overall())
                + EXPECTATION * aboveLowest(index.expectation())
                + IDEAL * aboveLowest(index.ideal());
    }

    private static int aboveLowest(@Nullable Integer answer) {
        return answer == null ? 0 : answer - 1;
    }
}
