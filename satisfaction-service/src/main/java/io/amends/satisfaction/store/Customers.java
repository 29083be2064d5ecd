package io.amends.satisfaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Stored;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.Dealings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/// All customers that somebody has heard of.
public final class Customers {
    private static final int PAGE = 1_000;

    private final Aggregates<Customer, Void, CustomerEvent> aggregates;
    private final InteractionLog interactions;

    Customers(Aggregates<Customer, Void, CustomerEvent> aggregates, InteractionLog interactions) {
        this.aggregates = aggregates;
        this.interactions = interactions;
    }

    /// What they are sorted by, the most urgent first.
    public enum Order {
        LOYALTY(CustomerType.LOYALTY, true),
        SATISFACTION(CustomerType.SATISFACTION, true),
        REVENUE_AT_RISK(CustomerType.REVENUE_AT_RISK, false),
        RECOVERABLE(CustomerType.RECOVERABLE, false);

        private final String field;
        private final boolean lowestFirst;

        Order(String field, boolean lowestFirst) {
            this.field = field;
            this.lowestFirst = lowestFirst;
        }

        /// The value by which a customer is sorted; customers without one are not listed.
        public double of(Customer customer) {
            var current = customer.current();
            return switch (this) {
                case LOYALTY -> current.loyalty();
                case SATISFACTION -> current.satisfaction();
                case REVENUE_AT_RISK -> Objects.requireNonNullElse(current.revenueAtRisk(), 0.0);
                case RECOVERABLE -> Objects.requireNonNullElse(current.recoverable(), 0.0);
            };
        }

        private Bson sort() {
            var byField = lowestFirst ? Sorts.ascending(field) : Sorts.descending(field);
            return Sorts.orderBy(byField, Sorts.ascending(CustomerType.ID));
        }

        private Bson behind(After last) {
            var beyond =
                    lowestFirst ? Filters.gt(field, last.value()) : Filters.lt(field, last.value());
            var beside =
                    Filters.and(
                            Filters.eq(field, last.value()),
                            Filters.gt(CustomerType.ID, last.customerId()));
            return Filters.or(beyond, beside);
        }
    }

    /// What is known of all customers, a page at a time.
    public Stream<CustomerFacts> all() {
        return Stream.iterate(page(""), page -> !page.isEmpty(), page -> page(page.getLast().id()))
                .flatMap(List::stream)
                .map(stored -> stored.state().facts());
    }

    private List<Stored<Customer>> page(String after) {
        var filter =
                Filters.and(
                        Filters.gt(CustomerType.ID, after), Filters.gte(CustomerType.LOYALTY, 0.0));
        return aggregates.find(filter, Sorts.ascending(CustomerType.ID), PAGE);
    }

    /// Where a page ended.
    ///
    /// @param value what the last customer was sorted by
    public record After(double value, String customerId) {}

    /// What was known of a customer by an instant; empty for one nobody had heard of.
    public Optional<CustomerFacts> find(String customerId, Instant asOf) {
        return aggregates
                .find(customerId)
                .map(stored -> stored.state().facts())
                .map(facts -> exactly(facts, asOf))
                .filter(facts -> !facts.unheardOf());
    }

    // The summary knows days. Where interactions lie on the very day or after it, they themselves
    // say what had happened by the instant.
    private CustomerFacts exactly(CustomerFacts facts, Instant asOf) {
        var known = facts.asOf(asOf);
        return facts.dealings().reaches(CustomerFacts.day(asOf))
                ? known.with(Dealings.of(interactions.of(facts.customerId()).asOf(asOf)))
                : known;
    }

    /// Customers in order, as they stood after their newest event.
    ///
    /// @param loyaltyBelow only those less loyal than this
    /// @param after where the page before ended
    public List<Customer> list(
            Order order, OptionalDouble loyaltyBelow, Optional<After> after, int limit) {
        var filters = new ArrayList<>(filters(order, loyaltyBelow));
        after.ifPresent(last -> filters.add(order.behind(last)));
        return aggregates.find(Filters.and(filters), order.sort(), limit).stream()
                .map(Stored::state)
                .toList();
    }

    /// How many a list has in all.
    public long count(Order order, OptionalDouble loyaltyBelow) {
        return aggregates.count(Filters.and(filters(order, loyaltyBelow)));
    }

    // Documents of customers nobody has heard of yet hold bookkeeping alone, and no figures.
    private static List<Bson> filters(Order order, OptionalDouble loyaltyBelow) {
        var filters = new ArrayList<Bson>();
        filters.add(Filters.gte(order.field, 0.0));
        loyaltyBelow.ifPresent(below -> filters.add(Filters.lt(CustomerType.LOYALTY, below)));
        return filters;
    }
}
