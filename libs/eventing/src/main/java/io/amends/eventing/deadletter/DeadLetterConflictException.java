package io.amends.eventing.deadletter;

/// The request does not fit the state of a dead letter; the message says what does.
public final class DeadLetterConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLetterConflictException(String message) {
        super(message);
    }
}
