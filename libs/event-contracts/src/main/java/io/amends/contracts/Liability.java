package io.amends.contracts;

/// Whose fault it was.
public enum Liability {
    OURS,
    CUSTOMERS,
    SHARED,
    NOBODY
}
