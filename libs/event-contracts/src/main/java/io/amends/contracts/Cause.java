package io.amends.contracts;

/// The cause of a complaint.
public enum Cause {
    PRODUCT,
    PROCESS,
    STAFF,
    COMMUNICATION,
    HANDLING,
    MISUSE,
    MISUNDERSTANDING,
    THIRD_PARTY,
    RESOLUTION_FAILED
}
