package io.amends.eventing.aggregate;

import java.time.Duration;

/// Too much is going on around one aggregate: its events wait to be sent, or too many write at
/// once. Nothing was done; the same call may be made again later.
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
