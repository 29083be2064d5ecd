package io.amends.eventing.cloudevents;

/// An event that can never be applied. It becomes a dead letter with this reason; all others are
/// processed.
public final class PoisonEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param detail what is wrong with the event, for operators: names the field and the rule, and
    ///   quotes no personal data
    public PoisonEventException(String detail) {
        super(detail);
    }
}
