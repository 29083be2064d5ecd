package io.amends.complaint.store;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.UpdateOrder;
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
            case DUE -> ComplaintFields.DUE;
            case RECEIVED -> ComplaintFields.RECEIVED;
            case PRIORITY -> ComplaintFields.PRIORITY;
            case UPDATED -> ComplaintFields.UPDATED;
        };
    }

    String positionOf(StoredAggregate<ComplaintRecord> stored) {
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
    static List<ListIndex> ways() {
        var ways =
                Stream.of(DUE, RECEIVED, PRIORITY)
                        .flatMap(
                                order ->
                                        ComplaintQuery.LEADING.stream()
                                                .map(it -> new ListIndex(it, order.field())));
        return Stream.concat(ways, Stream.of(ListIndex.UPDATED, ListIndex.UPDATED_OF_INTEGRATION))
                .toList();
    }
}
