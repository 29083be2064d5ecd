package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.NightlyJobs;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.NightlyPassLog;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Runs and monitors the pass over all customers, for operators.
@RestController
@RequestMapping("/scores")
class PassController {
    private static final int MOST_FAILURES = 1_000;

    private final NightlyPassLog log;
    private final FailedCustomers failedCustomers;
    private final NightlyJobs nights;

    PassController(NightlyPassLog log, FailedCustomers failedCustomers, NightlyJobs nights) {
        this.log = log;
        this.failedCustomers = failedCustomers;
        this.nights = nights;
    }

    /// Begins a pass now, or resumes the interrupted one.
    @Operation(
            operationId = "startScorePass",
            summary = "Start the pass over all customers",
            description = "Starts one now, or continues the one that was interrupted.")
    @ApiResponse(responseCode = "202", description = "It is under way.", content = @Content)
    @PostMapping("/pass")
    ResponseEntity<Void> begin(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        nights.passNow();
        return ResponseEntity.status(HttpStatus.ACCEPTED).build();
    }

    /// The progress of the current pass, or of the last one.
    @Operation(
            operationId = "getScorePass",
            summary = "Read the progress of the pass over all customers",
            description = "Of the one under way, or of the last one.")
    @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
    @ApiResponse(
            responseCode = "404",
            description = "No pass has been made yet.",
            content = @Content)
    @GetMapping("/pass")
    PassResponse get(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        return log.last()
                .map(progress -> PassResponse.of(progress, log.failedTries()))
                .orElseThrow(() -> Problem.notFound("No pass has been made yet."));
    }

    /// @param items newest failure first, at most a thousand
    record FailuresResponse(List<FailedCustomers.Failure> items) {}

    /// The customers for whom the pass, the fit or the thresholds failed, and who were left out.
    @Operation(
            operationId = "listScoreFailures",
            summary = "List the customers whom a job left out",
            description =
                    "The customers for whom the pass, the fit or the thresholds failed, so that the"
                            + " job went on without them; the newest failure first.")
    @ApiResponse(responseCode = "200", description = "OK", useReturnTypeSchema = true)
    @GetMapping("/failures")
    FailuresResponse failures(Caller caller) {
        caller.require(Role.OPERATIONS, Role.ADMIN);
        return new FailuresResponse(failedCustomers.list(MOST_FAILURES));
    }
}
