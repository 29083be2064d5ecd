package io.amends.contracts;

/// How a matter is put right.
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
