package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.StoredAggregate;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A request for one page of a list: filter, order, start position and limit.
///
/// @param after position of the previous page's last entry; absent for the first page
public record ComplaintPage(
        ComplaintQuery criteria, ListOrder order, @Nullable String after, int limit) {
    boolean byExternalId() {
        return criteria.byExternalId();
    }

    Bson byExternalIdOrder() {
        return ascending(ListFields.EXTERNAL);
    }

    Bson filter() {
        return criteria.filter();
    }

    List<ListedComplaint> walk(DocumentStore<ComplaintRecord, ?> aggregates) {
        return aggregates
                .find(page(), ascending(order.field()), limit, way(aggregates).index())
                .stream()
                .map(this::listed)
                .toList();
    }

    /// The index given to the store as a hint.
    ListIndex way(DocumentStore<ComplaintRecord, ?> aggregates) {
        return new ListIndexSelector(
                        criteria, order, part -> aggregates.count(part, ListIndexSelector.FEW))
                .best();
    }

    List<ListedComplaint> sorted(List<StoredAggregate<ComplaintRecord>> found) {
        return found.stream()
                .map(this::listed)
                .filter(it -> after == null || it.position().compareTo(after) > 0)
                .sorted(Comparator.comparing(ListedComplaint::position))
                .limit(limit)
                .toList();
    }

    Bson page() {
        return after == null
                ? criteria.inOrder()
                : and(criteria.inOrder(), gt(order.field(), after));
    }

    private ListedComplaint listed(StoredAggregate<ComplaintRecord> stored) {
        return new ListedComplaint(VersionedComplaint.of(stored), order.positionOf(stored));
    }
}
