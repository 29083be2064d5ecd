package io.amends.eventing.aggregate;

import java.time.Duration;

/// One aggregate is overloaded: too many of its events wait to be sent, or too many callers write
/// at once. Nothing was written; the same call can be made again later.
public final class OutboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    OutboxFullException(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /// How long to wait before trying again.
    public Duration retryAfter() {
        return retryAfter;
    }
}
