package io.amends.contracts;

/// How much a customer is worth beside the others, the best first.
public enum Tier {
    TOP,
    LARGE,
    MEDIUM,
    SMALL
}
