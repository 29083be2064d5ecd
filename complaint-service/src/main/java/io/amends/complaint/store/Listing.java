package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Stored;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// A part of a list: which complaints, in which order, after which position, how many.
///
/// @param after where the part before ended; absent for the first one
public record Listing(Criteria criteria, ListOrder order, @Nullable String after, int limit) {
    boolean byExternalId() {
        return criteria.byExternalId();
    }

    Bson byExternalIdOrder() {
        return ascending(Fields.EXTERNAL);
    }

    Bson filter() {
        return criteria.filter();
    }

    List<Listed> walk(Aggregates<Filed, ?, ?> aggregates) {
        return aggregates
                .find(page(), ascending(order.field()), limit, way(aggregates).index())
                .stream()
                .map(this::listed)
                .toList();
    }

    /// The index that the store is told to take.
    Way way(Aggregates<Filed, ?, ?> aggregates) {
        return new Ways(criteria, order, part -> aggregates.count(part, Ways.FEW)).best();
    }

    List<Listed> sorted(List<Stored<Filed>> found) {
        return found.stream()
                .map(this::listed)
                .filter(it -> after == null || it.position().compareTo(after) > 0)
                .sorted(Comparator.comparing(Listed::position))
                .limit(limit)
                .toList();
    }

    Bson page() {
        return after == null
                ? criteria.inOrder()
                : and(criteria.inOrder(), gt(order.field(), after));
    }

    private Listed listed(Stored<Filed> stored) {
        return new Listed(Current.of(stored), order.positionOf(stored));
    }
}
