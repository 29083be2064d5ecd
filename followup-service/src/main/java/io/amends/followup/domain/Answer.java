package io.amends.followup.domain;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The customer's answer. Only `solved` is required: after a "no" an agent does not ask for scores.
///
/// @param solved whether the customer says that the complaint is solved
/// @param csat satisfaction, 1 to 5
/// @param ces how easy it was, 1 to 7
/// @param nps how likely they are to recommend the company, 0 to 10
/// @param rater the five service qualities, 1 to 7 each
/// @param index the three questions of the satisfaction index, 1 to 10 each
/// @param words further remarks in their own words; never leaves this service
public record Answer(
        boolean solved,
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps,
        @Nullable Rater rater,
        @Nullable SatisfactionIndex index,
        @Nullable String words) {

    /// The result of the follow-up that this answer ends.
    public Result result() {
        return solved ? Result.SOLVED : Result.NOT_SOLVED;
    }

    /// The scores given, each reduced to a band.
    public List<SurveyScore> scores() {
        return SurveyScores.of(this);
    }
}
