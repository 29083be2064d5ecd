package io.amends.aggregates.messaging;

/// There is no dead letter with this id.
public final class UnknownDeadLetter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownDeadLetter(String id) {
        super("there is no dead letter " + id);
    }
}
