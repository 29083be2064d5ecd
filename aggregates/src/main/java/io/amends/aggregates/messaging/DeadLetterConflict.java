package io.amends.aggregates.messaging;

/// What was asked does not fit the state of a dead letter; the message says what does.
public final class DeadLetterConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLetterConflict(String message) {
        super(message);
    }
}
