package io.amends.contracts;

/// The party liable for the cause of a complaint.
public enum Liability {
    OURS,
    CUSTOMERS,
    SHARED,
    NOBODY
}
