package io.amends.eventing.deadletter;

/// There is no dead letter with this id.
public final class DeadLetterNotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadLetterNotFoundException(String id) {
        super("there is no dead letter " + id);
    }
}
