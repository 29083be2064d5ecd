package io.amends.satisfaction.domain.facts;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import org.jspecify.annotations.Nullable;

/// What a customer said when asked; what was not answered is absent.
///
/// @param csat satisfaction, 1 to 5
/// @param ces how easy it was, 1 to 7
/// @param nps how likely they recommend, 0 to 10
public record SurveyFacts(
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps,
        @Nullable Rater rater,
        @Nullable SatisfactionIndex index) {

    /// Asked, and nothing said.
    public static final SurveyFacts NONE = new SurveyFacts(null, null, null, null, null);

    /// The answer to the one question that is asked most.
    public static SurveyFacts ofCsat(int csat) {
        return new SurveyFacts(csat, null, null, null, null);
    }
}
