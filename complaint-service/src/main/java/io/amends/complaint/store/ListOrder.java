package io.amends.complaint.store;

import java.util.Arrays;
import java.util.List;

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

    /// For every filter that may leave many, one index in each order.
    static List<Way> ways() {
        return Arrays.stream(values())
                .flatMap(order -> Criteria.LEADING.stream().map(it -> new Way(it, order.field())))
                .toList();
    }
}
