package io.amends.contracts;

/// How a complaint is remedied.
public enum Remedy {
    APOLOGY,
    EXPLANATION,
    REFUND,
    REPLACEMENT,
    REPAIR,
    COMPENSATION,
    SUBSTITUTE,
    THANKS,
    PROCESS_CHANGE
}
