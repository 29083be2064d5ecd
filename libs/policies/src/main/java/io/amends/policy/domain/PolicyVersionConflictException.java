package io.amends.policy.domain;

/// A policy has another version than its author has read.
public final class PolicyVersionConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PolicyVersion current;

    PolicyVersionConflictException(PolicyVersion current) {
        super("policy " + current.kind() + " has version " + current.version());
        this.current = current;
    }

    /// The version in force.
    public PolicyVersion current() {
        return current;
    }
}
