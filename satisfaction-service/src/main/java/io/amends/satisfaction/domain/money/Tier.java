package io.amends.satisfaction.domain.money;

/// How much a customer is worth beside the others, the best first.
public enum Tier {
    TOP,
    LARGE,
    MEDIUM,
    SMALL;

    /// Whether this tier stands above another.
    boolean above(Tier other) {
        return compareTo(other) < 0;
    }
}
