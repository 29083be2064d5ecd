package io.amends.satisfaction.domain.facts;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import org.jspecify.annotations.Nullable;

/// A customer's answers to a survey; unanswered questions are absent.
///
/// @param csat satisfaction, 1 to 5
/// @param ces ease of getting a solution, 1 to 7
/// @param nps how likely they recommend, 0 to 10
public record SurveyFacts(
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps,
        @Nullable Rater rater,
        @Nullable SatisfactionIndex index) {

    /// A survey without any answer.
    public static final SurveyFacts NONE = new SurveyFacts(null, null, null, null, null);

    /// The answer to the most frequent question.
    public static SurveyFacts ofCsat(int csat) {
        return new SurveyFacts(csat, null, null, null, null);
    }
}
