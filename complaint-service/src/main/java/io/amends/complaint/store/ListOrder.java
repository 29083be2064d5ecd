package io.amends.complaint.store;

/// How a list is sorted.
public enum ListOrder {
    /// What is due first comes first; then what is not due at all, oldest first.
    DUE,
    /// The earliest receipt first.
    RECEIVED,
    /// Open ones first, the most pressing first.
    PRIORITY;

    String field() {
        return switch (this) {
            case DUE -> Fields.DUE;
            case RECEIVED -> Fields.RECEIVED;
            case PRIORITY -> Fields.PRIORITY;
        };
    }

    String positionOf(Filed filed) {
        return switch (this) {
            case DUE -> filed.ordering().due();
            case RECEIVED -> filed.ordering().received();
            case PRIORITY -> filed.ordering().priority();
        };
    }
}
