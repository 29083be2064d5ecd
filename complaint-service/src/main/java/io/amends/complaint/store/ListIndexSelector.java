package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.bson.conversions.Bson;

/// Selects the index for reading a list.
///
/// A customer's complaints, a batch's and those that wait are read and sorted. Each other filter
/// has an index in each order: a page examines only what it shows. Of several filters the most
/// selective one leads, and the others are checked on each entry. Where a condition bounds another
/// order than the list's and few match, these are read and sorted. Matches are counted on an index
/// alone, up to [#FEW].
final class ListIndexSelector {
    /// Up to this number of entries, reading and sorting is cheap.
    static final int FEW = 1_000;

    /// With at most this number of matches, no further index is tried.
    private static final int FEW_ENOUGH = 100;

    /// The maximum number of index ranges that are merged into one order.
    private static final int MERGED = 64;

    private final ComplaintQuery criteria;
    private final ListOrder order;
    private final ToLongFunction<Bson> count;

    /// @param count counts the matches of a filter, up to [#FEW]
    ListIndexSelector(ComplaintQuery criteria, ListOrder order, ToLongFunction<Bson> count) {
        this.criteria = criteria;
        this.order = order;
        this.count = count;
    }

    ListIndex best() {
        if (criteria.asked().contains(ListFields.CUSTOMER)) {
            return ListIndex.CUSTOMER;
        }
        if (criteria.asked().contains(ListFields.BATCH)) {
            return ListIndex.BATCH;
        }
        if (criteria.asked().contains(ListFields.WAITING)) {
            return ListIndex.WAITING;
        }
        if (order == ListOrder.UPDATED) {
            return criteria.asked().contains(ListFields.INTEGRATION)
                    ? ListIndex.UPDATED_OF_INTEGRATION
                    : ListIndex.UPDATED;
        }
        var leads = leads();
        var others = otherOrders();
        if (leads.size() == 1 && others.isEmpty()) {
            return new ListIndex(leads.getFirst(), order.field());
        }
        var indexes = new ArrayList<ListIndex>();
        for (var lead : leads) {
            others.forEach(other -> indexes.add(new ListIndex(lead, other)));
            indexes.add(new ListIndex(lead, order.field()));
        }
        return mostSelective(indexes);
    }

    /// Counts the matches of each index until one has few; where none has, the list is read in its
    /// own order until a page is full.
    private ListIndex mostSelective(List<ListIndex> indexes) {
        var best = new ListIndex(indexes.getFirst().lead(), order.field());
        var least = (long) FEW;
        for (var index : indexes) {
            var left = count.applyAsLong(part(index));
            if (left < least) {
                best = index;
                least = left;
            }
            if (least <= FEW_ENOUGH) {
                return best;
            }
        }
        return best;
    }

    /// The part of the query that an index covers.
    private Bson part(ListIndex index) {
        var lead = criteria.by(index.lead());
        var bound = criteria.bounds().get(index.last());
        return bound == null ? lead : and(lead, bound);
    }

    /// The filters that can lead. All open statuses, or all others, are a range of the order of
    /// priority, so the status then leads only if no other filter does.
    private List<String> leads() {
        var leads = new ArrayList<>(criteria.asked());
        leads.removeIf(field -> criteria.values(field).size() > MERGED);
        if (criteria.asksForOpenOrOver()) {
            leads.remove(ListFields.STATUS);
        }
        return leads.isEmpty() ? List.of(ListFields.STATUS) : leads;
    }

    /// The orders that a condition bounds, other than the list's own.
    private List<String> otherOrders() {
        var others = new ArrayList<>(criteria.bounds().keySet());
        others.remove(order.field());
        if (criteria.asked().equals(List.of(ListFields.STATUS))) {
            others.remove(ListFields.PRIORITY);
        }
        return others;
    }
}
