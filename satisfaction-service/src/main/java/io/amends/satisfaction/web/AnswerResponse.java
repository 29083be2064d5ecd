package io.amends.satisfaction.web;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.domain.survey.SurveyAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An answer. What was not answered, or is not known, is left out.
///
/// @param complaint the complaint's reference
@Schema(name = "SurveyAnswer")
record AnswerResponse(
        String complaint,
        String customerId,
        Instant at,
        @Nullable ComplaintType type,
        @Nullable String product,
        @Nullable String team,
        boolean solved,
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps) {

    static AnswerResponse of(SurveyAnswer answer) {
        var ratings = answer.ratings();
        return new AnswerResponse(
                answer.reference(),
                answer.customerId(),
                ratings.at(),
                answer.type(),
                answer.product(),
                answer.team(),
                ratings.solved(),
                ratings.csat(),
                ratings.ces(),
                ratings.nps());
    }
}
