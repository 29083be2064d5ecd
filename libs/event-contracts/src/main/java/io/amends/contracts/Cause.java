package io.amends.contracts;

/// Why it came to a complaint.
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
