package io.amends.web.problem;

import java.time.Duration;

/// Maps a bare HTTP status to a problem.
public final class StatusProblems {
    private StatusProblems() {}

    /// The problem for this status, 400 or above. A status without a text of its own becomes
    /// `invalid-input` below 500 and `internal-error` from 500 on.
    public static Problem of(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("Nothing has this address; /docs lists all there are.");
            case 405 -> Problem.of(ProblemType.METHOD_NOT_SUPPORTED, "Use another method here.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "Send less at once.");
            case 415 ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON as application/json.");
            case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
            case 503 -> Problem.unavailable("Try again in a moment.", Duration.ofSeconds(2));
            default ->
                    status < 500
                            ? Problem.of(
                                    ProblemType.INVALID_INPUT,
                                    "The request cannot be read; check its address and headers.")
                            : Problem.of(
                                    ProblemType.INTERNAL_ERROR,
                                    "It is not your fault. Try again; if it stays, report it with"
                                            + " the requestId.");
        };
    }
}
