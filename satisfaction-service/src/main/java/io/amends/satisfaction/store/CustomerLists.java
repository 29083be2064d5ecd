package io.amends.satisfaction.store;

import com.mongodb.client.model.Filters;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.ListValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.conversions.Bson;

/// Sorted lists of customers, most urgent first, by their figures after the newest event or nightly
/// pass. Every page is read from an index whose first fields are the filters and whose last ones
/// are the order, so that its cost does not depend on the number of customers.
public final class CustomerLists {
    private final ProjectionStore<Customer, CustomerEvent> aggregates;

    CustomerLists(ProjectionStore<Customer, CustomerEvent> aggregates) {
        this.aggregates = aggregates;
    }

    /// The filters of a list.
    ///
    /// @param tiers only customers in one of these; all where empty
    /// @param reasons only customers with a warning for one of these; all where empty
    /// @param loyaltyBelow only customers with a lower loyalty
    public record Wanted(
            ListOrder order,
            Set<Tier> tiers,
            Set<SilenceReason> reasons,
            OptionalDouble loyaltyBelow) {
        public Wanted {
            tiers = Set.copyOf(tiers);
            reasons = Set.copyOf(reasons);
        }

        ListFields fields() {
            return reasons.isEmpty() ? ListFields.ALL : ListFields.WARNED;
        }
    }

    /// The end of a page.
    ///
    /// @param value the last customer's sort value
    public record After(double value, String customerId) {}

    /// One query of the store.
    record IndexScan(Bson filter, Bson sort) {}

    /// A page of customers.
    ///
    /// @param after the end of the previous page
    public List<Customer> list(Wanted wanted, Optional<After> after, int limit) {
        var found = new ArrayList<Customer>();
        for (var reading : readings(wanted, after)) {
            if (found.size() < limit) {
                aggregates.find(reading.filter(), reading.sort(), limit - found.size()).stream()
                        .map(StoredAggregate::state)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /// The total number of customers in a list.
    public long count(Wanted wanted) {
        return aggregates.count(Filters.and(filters(wanted)));
    }

    /// The ranges to read one after the other: customers with exactly the last one's sort value,
    /// then those after it. In one query, all with that value would be examined again for every
    /// page.
    static List<IndexScan> readings(Wanted wanted, Optional<After> after) {
        var order = wanted.order();
        var fields = wanted.fields();
        var sort = order.sort(fields);
        if (after.isEmpty()) {
            return List.of(new IndexScan(Filters.and(filters(wanted)), sort));
        }
        var last = after.get();
        var beside = filters(wanted);
        beside.add(Filters.eq(order.field(fields), last.value()));
        beside.add(Filters.gt(fields.id(), last.customerId()));
        var beyond = filters(wanted);
        beyond.add(order.beyond(fields, last.value()));
        return List.of(
                new IndexScan(Filters.and(beside), sort), new IndexScan(Filters.and(beyond), sort));
    }

    private static List<Bson> filters(Wanted wanted) {
        var fields = wanted.fields();
        var filters = new ArrayList<Bson>();
        if (!wanted.reasons().isEmpty()) {
            filters.add(Filters.in(ListFields.REASON, names(wanted.reasons())));
        }
        filters.addAll(tiersAndBands(wanted));
        // Documents of customers without facts contain bookkeeping only, and no figures.
        filters.add(Filters.gte(wanted.order().field(fields), 0.0));
        wanted.loyaltyBelow()
                .ifPresent(below -> filters.add(Filters.lt(fields.figures() + "loyalty", below)));
        return filters;
    }

    /// Index fields before the order are enumerated even where any value matches, so that the store
    /// can merge sorted ranges. There are two hundred of them at most (five reasons, four tiers,
    /// ten bands), which is how many MongoDB merges. In the band that contains a bound of loyalty,
    /// customers above the bound are examined in vain.
    private static List<Bson> tiersAndBands(Wanted wanted) {
        var fields = wanted.fields();
        var byLoyalty = wanted.order() == ListOrder.LOYALTY;
        var tiers = wanted.tiers().isEmpty() ? everyTier() : names(wanted.tiers());
        var tier = Filters.in(fields.tier(), tiers);
        var bands = wanted.loyaltyBelow().isPresent() && !byLoyalty;
        var band = Filters.in(fields.band(), bands(wanted.loyaltyBelow()));
        if (fields.equals(ListFields.WARNED)) {
            return !bands
                    ? List.of(tier)
                    : wanted.tiers().isEmpty() ? List.of(band) : List.of(tier, band);
        }
        if (wanted.tiers().isEmpty() && !bands) {
            return List.of();
        }
        return byLoyalty ? List.of(tier) : List.of(tier, band);
    }

    private static List<Integer> bands(OptionalDouble loyaltyBelow) {
        if (loyaltyBelow.isEmpty()) {
            return IntStream.range(0, ListValues.BANDS).boxed().toList();
        }
        var below = loyaltyBelow.getAsDouble();
        var last = ListValues.band(below);
        // No customer in the band that begins at the bound is below it.
        var end = below <= (double) last / ListValues.BANDS ? last : last + 1;
        return IntStream.range(0, Math.max(1, end)).boxed().toList();
    }

    private static List<String> everyTier() {
        var tiers = new ArrayList<>(names(Arrays.asList(Tier.values())));
        tiers.add(ListValues.NO_TIER);
        return tiers;
    }

    private static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).sorted().toList();
    }
}
