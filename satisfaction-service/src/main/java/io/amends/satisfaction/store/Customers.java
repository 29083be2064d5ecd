package io.amends.satisfaction.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Stored;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Decisions;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.Dealings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All customers that somebody has heard of.
public final class Customers {
    private static final int PAGE = 1_000;

    private final Aggregates<Customer, Void, CustomerEvent> aggregates;
    private final InteractionLog interactions;

    Customers(Aggregates<Customer, Void, CustomerEvent> aggregates, InteractionLog interactions) {
        this.aggregates = aggregates;
        this.interactions = interactions;
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

    /// What was known of a customer at an instant.
    ///
    /// @param decisions what nights had decided by then
    public record Known(CustomerFacts facts, Decisions decisions) {}

    /// What was known of a customer by an instant; empty for one nobody had heard of.
    public Optional<Known> find(String customerId, Instant asOf) {
        return aggregates
                .find(customerId)
                .map(
                        stored ->
                                new Known(
                                        exactly(stored.state().facts(), asOf),
                                        decisions(stored.state(), asOf)))
                .filter(known -> !known.facts().unheardOf());
    }

    private Decisions decisions(Customer customer, Instant asOf) {
        if (Decisions.allKnownBy(customer, asOf)) {
            return Decisions.of(customer);
        }
        var decisions = Decisions.NONE;
        for (var event : aggregates.history(customer.facts().customerId())) {
            if (!event.at().isAfter(asOf)) {
                decisions = decisions.with(event.event(), event.at());
            }
        }
        return decisions;
    }

    /// What was known of a customer by an instant.
    public record Then(Instant asOf, CustomerFacts facts) {}

    /// What was known of a customer by each of these instants, where anything was; empty for one
    /// nobody has heard of.
    public Optional<List<Then>> find(String customerId, List<Instant> instants) {
        return aggregates
                .find(customerId)
                .map(stored -> stored.state().facts())
                .filter(facts -> !facts.unheardOf())
                .map(facts -> then(facts, instants));
    }

    private List<Then> then(CustomerFacts facts, List<Instant> instants) {
        var all = interactions.of(facts.customerId());
        return instants.stream()
                .map(asOf -> new Then(asOf, facts.asOf(asOf).with(Dealings.of(all.asOf(asOf)))))
                .filter(then -> !then.facts().unheardOf())
                .toList();
    }

    // The summary knows days. Where interactions lie on the very day or after it, they themselves
    // say what had happened by the instant.
    private CustomerFacts exactly(CustomerFacts facts, Instant asOf) {
        var known = facts.asOf(asOf);
        return facts.dealings().reaches(CustomerFacts.day(asOf))
                ? known.with(Dealings.of(interactions.of(facts.customerId()).asOf(asOf)))
                : known;
    }
}
