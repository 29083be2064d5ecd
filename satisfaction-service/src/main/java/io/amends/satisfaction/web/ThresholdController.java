package io.amends.satisfaction.web;

import io.amends.satisfaction.store.ThresholdReportStore;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How useful warnings would have been on the installation's own history.
@RestController
class ThresholdController {
    private final ThresholdReportStore reports;

    ThresholdController(ThresholdReportStore reports) {
        this.reports = reports;
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
    ThresholdResponse thresholds(Caller caller) {
        caller.require(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        return reports.newest()
                .map(ThresholdResponse::of)
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "Thresholds are tried by night, as soon as 50 customers had come three times before the horizon began."));
    }
}
