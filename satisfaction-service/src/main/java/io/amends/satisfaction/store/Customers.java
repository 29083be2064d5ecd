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
import java.util.Optional;
import java.util.OptionalDouble;
import org.bson.conversions.Bson;

/// All customers that somebody has heard of.
public final class Customers {
    private final Aggregates<Customer, Void, CustomerEvent> aggregates;
    private final InteractionLog interactions;

    Customers(Aggregates<Customer, Void, CustomerEvent> aggregates, InteractionLog interactions) {
        this.aggregates = aggregates;
        this.interactions = interactions;
    }

    /// What they are sorted by, the most urgent first.
    public enum Order {
        LOYALTY(CustomerType.LOYALTY),
        SATISFACTION(CustomerType.SATISFACTION);

        private final String field;

        Order(String field) {
            this.field = field;
        }

        /// The value by which a customer is sorted.
        public double of(Customer customer) {
            return switch (this) {
                case LOYALTY -> customer.current().loyalty();
                case SATISFACTION -> customer.current().satisfaction();
            };
        }
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
        var filters = new ArrayList<>(filters(loyaltyBelow));
        after.ifPresent(last -> filters.add(behind(order, last)));
        var sort = Sorts.ascending(order.field, CustomerType.ID);
        return aggregates.find(Filters.and(filters), sort, limit).stream()
                .map(Stored::state)
                .toList();
    }

    /// How many there are.
    public long count(OptionalDouble loyaltyBelow) {
        return aggregates.count(Filters.and(filters(loyaltyBelow)));
    }

    // Documents of customers nobody has heard of yet hold bookkeeping alone, and no loyalty.
    private static List<Bson> filters(OptionalDouble loyaltyBelow) {
        return loyaltyBelow.isPresent()
                ? List.of(
                        Filters.gte(CustomerType.LOYALTY, 0.0),
                        Filters.lt(CustomerType.LOYALTY, loyaltyBelow.getAsDouble()))
                : List.of(Filters.gte(CustomerType.LOYALTY, 0.0));
    }

    private static Bson behind(Order order, After last) {
        return Filters.or(
                Filters.gt(order.field, last.value()),
                Filters.and(
                        Filters.eq(order.field, last.value()),
                        Filters.gt(CustomerType.ID, last.customerId())));
    }
}
