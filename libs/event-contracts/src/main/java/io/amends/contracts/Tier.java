package io.amends.contracts;

/// The customer's value relative to other customers, the highest first.
public enum Tier {
    TOP,
    LARGE,
    MEDIUM,
    SMALL
}
