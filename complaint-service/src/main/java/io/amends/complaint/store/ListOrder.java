package io.amends.complaint.store;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.UpdateOrder;
import java.util.List;
import java.util.stream.Stream;

/// The sort order of a list.
public enum ListOrder {
    /// The earliest due first; then those without a due instant, oldest first.
    DUE,
    /// The earliest receipt first.
    RECEIVED,
    /// Open complaints first, by descending priority.
    PRIORITY,
    /// The least recently changed first.
    UPDATED;

    String field() {
        return switch (this) {
            case DUE -> ListFields.DUE;
            case RECEIVED -> ListFields.RECEIVED;
            case PRIORITY -> ListFields.PRIORITY;
            case UPDATED -> ListFields.UPDATED;
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

    /// For every filter that can match many complaints, one index per order. Polling for changes
    /// uses two indexes, by integration and overall: each is updated with every change, so more of
    /// them would make every write more expensive.
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
