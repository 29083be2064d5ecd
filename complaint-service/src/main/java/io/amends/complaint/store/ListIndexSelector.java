package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.and;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.bson.conversions.Bson;

/// Which way to read a list.
///
/// A customer's complaints and a batch's are read and sorted. Each other filter has its own index
/// in each order: a page examines what it shows. Of several the one that leaves least leads, and
/// the others are looked at on the way. Where a filter bounds another order than the list's, and
/// few are left, these are read and sorted. What is left is counted on an index alone, and no
/// further than to [#FEW].
final class ListIndexSelector {
    /// So many are soon looked through.
    static final int FEW = 1_000;

    /// Where so few are left, no other way is looked for.
    private static final int FEW_ENOUGH = 100;

    /// The store merges so many ranges of an index into one order.
    private static final int MERGED = 64;

    private final ComplaintQuery criteria;
    private final ListOrder order;
    private final ToLongFunction<Bson> count;

    /// @param count how many match a filter, counted to [#FEW] at most
    ListIndexSelector(ComplaintQuery criteria, ListOrder order, ToLongFunction<Bson> count) {
        this.criteria = criteria;
        this.order = order;
        this.count = count;
    }

    ListIndex best() {
        if (criteria.asked().contains(ComplaintFields.CUSTOMER)) {
            return ListIndex.CUSTOMER;
        }
        if (criteria.asked().contains(ComplaintFields.BATCH)) {
            return ListIndex.BATCH;
        }
        if (order == ListOrder.UPDATED) {
            return criteria.asked().contains(ComplaintFields.INTEGRATION)
                    ? ListIndex.UPDATED_OF_INTEGRATION
                    : ListIndex.UPDATED;
        }
        var leads = leads();
        var others = otherOrders();
        if (leads.size() == 1 && others.isEmpty()) {
            return new ListIndex(leads.getFirst(), order.field());
        }
        var ways = new ArrayList<ListIndex>();
        for (var lead : leads) {
            others.forEach(other -> ways.add(new ListIndex(lead, other)));
            ways.add(new ListIndex(lead, order.field()));
        }
        return shortest(ways);
    }

    /// Each is counted until one leaves few; where none does, the list is walked in its own order
    /// until a page is full.
    private ListIndex shortest(List<ListIndex> ways) {
        var best = new ListIndex(ways.getFirst().lead(), order.field());
        var least = (long) FEW;
        for (var way : ways) {
            var left = count.applyAsLong(part(way));
            if (left < least) {
                best = way;
                least = left;
            }
            if (least <= FEW_ENOUGH) {
                return best;
            }
        }
        return best;
    }

    /// What the index of a way answers by itself.
    private Bson part(ListIndex way) {
        var lead = criteria.by(way.lead());
        var bound = criteria.bounds().get(way.last());
        return bound == null ? lead : and(lead, bound);
    }

    /// The filters that may lead. Open ones together, or all others, are a part of the order of
    /// priority, so that the status leads then only where nothing else does.
    private List<String> leads() {
        var leads = new ArrayList<>(criteria.asked());
        leads.removeIf(field -> criteria.values(field).size() > MERGED);
        if (criteria.asksForOpenOrOver()) {
            leads.remove(ComplaintFields.STATUS);
        }
        return leads.isEmpty() ? List.of(ComplaintFields.STATUS) : leads;
    }

    /// The orders that something asked for bounds, other than the list's own.
    private List<String> otherOrders() {
        var others = new ArrayList<>(criteria.bounds().keySet());
        others.remove(order.field());
        if (criteria.asked().equals(List.of(ComplaintFields.STATUS))) {
            others.remove(ComplaintFields.PRIORITY);
        }
        return others;
    }
}
