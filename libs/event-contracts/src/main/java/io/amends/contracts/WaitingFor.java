package io.amends.contracts;

/// Whom a complaint waits for.
public enum WaitingFor {
    CUSTOMER,
    THIRD_PARTY
}
