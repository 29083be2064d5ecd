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
    /// So many are read and sorted faster than a whole list is looked through for them.
    private static final int SORTABLE = 1_000;

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
        return aggregates.find(page(), ascending(order.field()), limit, index(aggregates)).stream()
                .map(this::listed)
                .toList();
    }

    /// Where the store has to be told which index to take: where no filter leads to one in this
    /// order and too many match to sort them, all complaints are looked through in order.
    @Nullable Bson index(Aggregates<Filed, ?, ?> aggregates) {
        if (criteria.asksFor(order.leading()) || criteria.narrows() && isShort(aggregates)) {
            return null;
        }
        return order.all();
    }

    private boolean isShort(Aggregates<Filed, ?, ?> aggregates) {
        return aggregates.count(filter(), SORTABLE) < SORTABLE;
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
        return after == null ? filter() : and(filter(), gt(order.field(), after));
    }

    private Listed listed(Stored<Filed> stored) {
        return new Listed(Current.of(stored), order.positionOf(stored.state()));
    }
}
