package io.amends.complaint.store;

import io.amends.aggregates.Stored;
import io.amends.aggregates.UpdateOrder;
import java.util.List;
import java.util.stream.Stream;

/// How a list is sorted.
public enum ListOrder {
    /// What is due first comes first; then what is not due at all, oldest first.
    DUE,
    /// The earliest receipt first.
    RECEIVED,
    /// Open ones first, the most pressing first.
    PRIORITY,
    /// What was changed longest ago comes first.
    UPDATED;

    String field() {
        return switch (this) {
            case DUE -> Fields.DUE;
            case RECEIVED -> Fields.RECEIVED;
            case PRIORITY -> Fields.PRIORITY;
            case UPDATED -> Fields.UPDATED;
        };
    }

    String positionOf(Stored<Filed> stored) {
        var ordering = stored.state().ordering();
        return switch (this) {
            case DUE -> ordering.due();
            case RECEIVED -> ordering.received();
            case PRIORITY -> ordering.priority();
            case UPDATED -> UpdateOrder.of(stored.updatedAt(), stored.id());
        };
    }

    /// For every filter that may leave many, one index in each order. Changes are followed in their
    /// own order, by an integration or by everybody: these two indexes move with every change, and
    /// more of them would make each change dearer.
    static List<Way> ways() {
        var ways =
                Stream.of(DUE, RECEIVED, PRIORITY)
                        .flatMap(
                                order ->
                                        Criteria.LEADING.stream()
                                                .map(it -> new Way(it, order.field())));
        return Stream.concat(ways, Stream.of(Way.UPDATED, Way.UPDATED_OF_INTEGRATION)).toList();
    }
}
