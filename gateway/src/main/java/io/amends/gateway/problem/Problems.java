package io.amends.gateway.problem;

import java.time.Duration;

/// Problems for which only a status is known.
public final class Problems {

    private Problems() {}

    /// The gateway's own database does not answer.
    public static Problem storeAway() {
        return Problem.of(ProblemType.UNAVAILABLE, "The store does not answer; try again.")
                .retryAfter(Duration.ofSeconds(2));
    }

    static Problem of(int status) {
        return switch (status) {
            case 404 ->
                    Problem.of(
                            ProblemType.NOT_FOUND,
                            "Nothing has this address; /docs lists all there are.");
            case 405 -> Problem.of(ProblemType.METHOD_NOT_SUPPORTED, "Use another method here.");
            case 413 -> Problem.of(ProblemType.TOO_LARGE, "Send less at once.");
            case 415 ->
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send JSON as application/json.");
            case 431 -> Problem.of(ProblemType.HEADERS_TOO_LARGE, "Send fewer or shorter headers.");
            case 503 ->
                    Problem.of(ProblemType.UNAVAILABLE, "Try again in a moment.")
                            .retryAfter(Duration.ofSeconds(2));
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
