package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.fit.ThresholdReport;
import io.amends.satisfaction.domain.score.DisplayRounding;
import io.amends.satisfaction.store.ThresholdReports;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How useful warnings would have been on the installation's own history.
@RestController
class ThresholdController {
    private final ThresholdReports reports;

    ThresholdController(ThresholdReports reports) {
        this.reports = reports;
    }

    /// @param cut the last day that counted as known
    /// @param customers number of customers with at least three purchase days by then, not lost yet
    /// @param left number of these who did not come back within the horizon
    record View(LocalDate cut, int horizonWeeks, int customers, int left, List<LineView> items) {
        static View of(ThresholdReport report) {
            return new View(
                    report.cut(),
                    report.horizonWeeks(),
                    report.customers(),
                    report.left(),
                    report.lines().stream().map(LineView::of).toList());
        }
    }

    /// @param reason as in warnings; `no_purchase_expected` for 1 − P(buy within the horizon)
    /// @param precision the share of warned customers who did not come back
    /// @param recall the share of customers who did not come back that would have been warned for
    record LineView(
            String reason,
            double threshold,
            boolean inForce,
            int warned,
            double precision,
            double recall) {
        static LineView of(ThresholdReport.Line line) {
            return new LineView(
                    ThresholdReport.name(line.reason()),
                    line.threshold(),
                    line.inForce(),
                    line.warned(),
                    DisplayRounding.rounded(line.precision(), DisplayRounding.PROBABILITY),
                    DisplayRounding.rounded(line.recall(), DisplayRounding.PROBABILITY));
        }
    }

    @Operation(
            operationId = "getScoreThresholds",
            summary = "Read what other warning thresholds would have found",
            description =
                    "For each threshold how many customers would have been warned for, and how many"
                            + " of those did not come again.")
    @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "404",
            description = "The thresholds have not been tried yet.",
            content = @Content)
    @GetMapping("/scores/thresholds")
    View thresholds(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        return reports.newest()
                .map(View::of)
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "Thresholds are tried by night, as soon as 50 customers had come three times before the horizon began."));
    }
}
