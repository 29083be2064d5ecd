package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.survey.Question;
import io.amends.satisfaction.domain.survey.SurveyReport;
import io.amends.satisfaction.store.Answers;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Reports of survey answers: NPS, CSAT and CES.
@RestController
class ReportController {
    private final Answers answers;
    private final Clock clock;

    ReportController(Answers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    /// @param by how answers are grouped; default: by month
    record Grouping(SurveyReport.@Nullable By by) {
        SurveyReport.By orMonth() {
            return Objects.requireNonNullElse(by, SurveyReport.By.MONTH);
        }
    }

    /// A figure over all answers of a period and over each group of them.
    ///
    /// @param name `nps`, `csat` or `ces`
    @Operation(
            operationId = "getReport",
            summary = "Read a report on what customers answered",
            description =
                    "NPS, CSAT or CES over all answers of a period and over each group of them, each"
                            + " figure with its 95 % interval and the address of the answers behind"
                            + " it.")
    @GetMapping("/reports/{name}")
    ReportResponse report(
            @Parameter(schema = @Schema(allowableValues = {"nps", "csat", "ces"})) @PathVariable
                    String name,
            AnswerQuery wanted,
            Grouping grouping,
            Caller caller) {
        caller.require(Role.SUPERVISOR, Role.ADMIN);
        var question = question(name);
        var period = wanted.period(clock);
        try (var found = answers.between(period.start(), period.end())) {
            var report =
                    SurveyReport.of(
                            found.filter(wanted.filter()::means), question, grouping.orMonth());
            return ReportResponse.of(
                    report, new ReportResponse.Frame(question, period, grouping.orMonth(), wanted));
        }
    }

    private static Question question(String name) {
        return Arrays.stream(Question.values())
                .filter(each -> ReportResponse.word(each).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("There are the reports nps, csat and ces here."));
    }
}
