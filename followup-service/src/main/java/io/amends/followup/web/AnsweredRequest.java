package io.amends.followup.web;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import io.amends.followup.domain.Answer;
import io.amends.followup.domain.StaffCommand;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The request body with the customer's answer.
///
/// @param solved whether they say that the complaint is solved
/// @param csat satisfaction, 1 to 5
/// @param ces how easy it was, 1 to 7
/// @param nps how likely they are to recommend the company, 0 to 10
/// @param words further remarks, at most 10,000 characters
@Schema(example = "{\"solved\": true, \"csat\": 5, \"nps\": 9}")
record AnsweredRequest(
        @Nullable Boolean solved,
        @Nullable Integer csat,
        @Nullable Integer ces,
        @Nullable Integer nps,
        @Nullable RaterRequest rater,
        @Nullable IndexRequest index,
        @Nullable String words)
        implements ValidatedBody {

    @Override
    public void check(Violations wrong, Instant now) {
        wrong.required("solved", solved)
                .range("csat", csat, 1, 5)
                .range("ces", ces, 1, 7)
                .range("nps", nps, 0, 10)
                .optionalText("words", words, 10_000);
        if (rater != null) {
            rater.check(wrong.at("rater"));
        }
        if (index != null) {
            index.check(wrong.at("index"));
        }
    }

    StaffCommand command() {
        return new StaffCommand.Answered(
                new Answer(
                        Objects.requireNonNull(solved),
                        csat,
                        ces,
                        nps,
                        rater == null ? null : rater.rater(),
                        index == null ? null : index.index(),
                        words));
    }

    /// The five service qualities as perceived and, where asked, as expected.
    record RaterRequest(@Nullable QualitiesRequest perceived, @Nullable QualitiesRequest expected) {

        void check(Violations wrong) {
            wrong.required("perceived", perceived);
            if (perceived != null) {
                perceived.check(wrong.at("perceived"));
            }
            if (expected != null) {
                expected.check(wrong.at("expected"));
            }
        }

        Rater rater() {
            return new Rater(
                    Objects.requireNonNull(perceived).qualities(),
                    expected == null ? null : expected.qualities());
        }
    }

    /// A score for each quality, 1 to 7; absent where not answered.
    record QualitiesRequest(
            @Nullable Integer reliability,
            @Nullable Integer responsiveness,
            @Nullable Integer assurance,
            @Nullable Integer empathy,
            @Nullable Integer tangibles) {

        void check(Violations wrong) {
            wrong.range("reliability", reliability, 1, 7)
                    .range("responsiveness", responsiveness, 1, 7)
                    .range("assurance", assurance, 1, 7)
                    .range("empathy", empathy, 1, 7)
                    .range("tangibles", tangibles, 1, 7);
        }

        Rater.Qualities qualities() {
            return new Rater.Qualities(reliability, responsiveness, assurance, empathy, tangibles);
        }
    }

    /// The three questions of the satisfaction index, 1 to 10 each.
    record IndexRequest(
            @Nullable Integer overall, @Nullable Integer expectation, @Nullable Integer ideal) {

        void check(Violations wrong) {
            wrong.range("overall", overall, 1, 10)
                    .range("expectation", expectation, 1, 10)
                    .range("ideal", ideal, 1, 10);
        }

        SatisfactionIndex index() {
            return new SatisfactionIndex(overall, expectation, ideal);
        }
    }
}
