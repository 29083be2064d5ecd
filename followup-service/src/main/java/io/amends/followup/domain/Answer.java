package io.amends.followup.domain;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the customer said when asked. Only whether it is solved must be known; whoever has just
/// been told "no" does not go on asking for marks.
///
/// @param solved whether the customer says that it is solved
/// @param csat satisfaction, 1 to 5
/// @param ces how easy it was, 1 to 7
/// @param nps how likely they recommend us, 0 to 10
/// @param rater the five service qualities, 1 to 7 each
/// @param index the three questions of the satisfaction index, 1 to 10 each
/// @param words what they said besides, in their own words; never leaves this service
public record Answer(
        boolean solved,
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps,
        @Nullable Rater rater,
        @Nullable SatisfactionIndex index,
        @Nullable String words) {

    /// How the follow-up ends by it.
    public Result result() {
        return solved ? Result.SOLVED : Result.NOT_SOLVED;
    }

    /// The marks given, each roughly.
    public List<SurveyScore> marks() {
        return SurveyScores.of(this);
    }
}
