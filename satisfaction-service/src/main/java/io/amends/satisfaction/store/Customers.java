package io.amends.satisfaction.store;

import io.amends.eventing.aggregate.IdPage;
import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.Decisions;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All known customers.
public final class Customers {
    private static final Logger LOG = LoggerFactory.getLogger(Customers.class);
    private static final int PAGE = 1_000;
    private static final int MANY_WAITING = 2_000;

    private final ProjectionStore<Customer, CustomerEvent> aggregates;
    private final InteractionLog interactions;

    Customers(ProjectionStore<Customer, CustomerEvent> aggregates, InteractionLog interactions) {
        this.aggregates = aggregates;
        this.interactions = interactions;
    }

    /// The facts of all customers, read page by page; customers whose documents cannot be read are
    /// logged and left out.
    public Stream<CustomerFacts> all() {
        return all((id, reason) -> LOG.error("Customer {} cannot be read", id, reason));
    }

    /// The facts of all customers, read page by page.
    ///
    /// @param failures receives the customers whose documents cannot be read
    public Stream<CustomerFacts> all(CustomerFailures failures) {
        return Stream.iterate(
                        aggregates.pageById("", PAGE),
                        page -> !page.isAfterLast(),
                        page -> aggregates.pageById(page.last(), PAGE))
                .peek(page -> report(page, failures))
                .flatMap(page -> page.found().stream())
                .map(stored -> stored.state().facts());
    }

    private static void report(IdPage<Customer> page, CustomerFailures failures) {
        page.unreadable().forEach(each -> each.ids().forEach(id -> failures.failed(id, each)));
    }

    /// Decides a customer's change at an instant.
    @FunctionalInterface
    public interface Step {
        Customer.Change of(Customer before, Instant now);
    }

    /// The result of a batch.
    ///
    /// @param last the id of its last customer
    public record Stepped(String last, NightlyPassLog.Counts counts) {}

    /// Applies a change to the next customers in the order of their ids. Customers that it does not
    /// change are not written; those for whom it fails, or whose documents cannot be read, stay
    /// unchanged.
    ///
    /// @param after the id of the last customer before the batch
    /// @return empty where there are none
    public Optional<Stepped> step(
            String after, int size, Step step, Instant now, CustomerFailures failures) {
        var page = aggregates.pageById(after, size);
        if (page.isAfterLast()) {
            return Optional.empty();
        }
        var batch = new Batch(step, now, failures);
        report(page, batch::failed);
        var changing =
                page.found().stream().filter(batch::changes).map(StoredAggregate::id).toList();
        batch.write(changing);
        var processed = page.found().size() + page.unreadable().size();
        return Optional.of(new Stepped(page.last(), batch.counts(processed, changing.size())));
    }

    /// A batch of customers, each isolated from failures of the others.
    private final class Batch {
        private final Step step;
        private final Instant now;
        private final CustomerFailures failures;
        private final String command = UUID.randomUUID().toString();
        private final Map<String, List<CustomerEvent>> events = new ConcurrentHashMap<>();
        private final Set<String> failed = ConcurrentHashMap.newKeySet();

        Batch(Step step, Instant now, CustomerFailures failures) {
            this.step = step;
            this.now = now;
            this.failures = failures;
        }

        boolean changes(StoredAggregate<Customer> stored) {
            try {
                var before = stored.state();
                return Customers.changes(step.of(before, now), before);
            } catch (RuntimeException e) {
                failed(stored.id(), e);
                return false;
            }
        }

        void write(List<String> ids) {
            if (ids.isEmpty()) {
                return;
            }
            try {
                aggregates.change(ids, this::changeIsolated);
            } catch (RuntimeException e) {
                if (ids.size() == 1) {
                    failed(ids.getFirst(), e);
                } else {
                    // One of them cannot be written: write each by itself, to find out which.
                    ids.forEach(id -> write(List.of(id)));
                }
            }
        }

        private void changeIsolated(String id, PendingChange<Customer, CustomerEvent> draft) {
            try {
                draft.atomically(() -> change(draft));
            } catch (RuntimeException e) {
                failed(id, e);
            }
        }

        private void change(PendingChange<Customer, CustomerEvent> draft) {
            draft.state()
                    .ifPresent(
                            before -> {
                                var when = draft.notBefore(now);
                                var change = step.of(before, when);
                                var customer = change.customer();
                                if (customer != null && Customers.changes(change, before)) {
                                    draft.replace(
                                            customer,
                                            change.events(),
                                            when,
                                            PendingChange.CLOCK,
                                            command);
                                }
                                if (!change.events().isEmpty()) {
                                    events.put(draft.id(), change.events());
                                }
                            });
        }

        private void failed(String id, RuntimeException reason) {
            failures.failed(id, reason);
            failed.add(id);
            events.remove(id);
        }

        NightlyPassLog.Counts counts(int processed, int changing) {
            var tiered = 0L;
            var warned = 0L;
            var recovered = 0L;
            for (var event : events.values().stream().flatMap(List::stream).toList()) {
                switch (event) {
                    case CustomerEvent.Scored _ -> {}
                    case CustomerEvent.Tiered _ -> tiered++;
                    case CustomerEvent.Warned _ -> warned++;
                    case CustomerEvent.Recovered _ -> recovered++;
                }
            }
            return new NightlyPassLog.Counts(
                    processed, changing, tiered, warned, recovered, failed.size());
        }
    }

    private static boolean changes(Customer.Change change, Customer before) {
        return !change.events().isEmpty() || !before.equals(change.customer());
    }

    /// Whether so many customers have pending events that those of a pass would delay those of the
    /// day's business.
    public boolean manyAreWaiting() {
        return aggregates.outbox().backlog().aggregates() > MANY_WAITING;
    }

    /// What was known of a customer at an instant.
    ///
    /// @param decisions of nightly passes by then
    public record Known(CustomerFacts facts, Decisions decisions) {}

    /// What was known of a customer at an instant; empty if the customer was unknown then.
    public Optional<Known> find(String customerId, Instant asOf) {
        return aggregates
                .find(customerId)
                .map(
                        stored ->
                                new Known(
                                        exactly(stored.state().facts(), asOf),
                                        decisions(stored.state(), asOf)))
                .filter(known -> !known.facts().isEmpty());
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

    /// What was known of a customer at an instant.
    public record Then(Instant asOf, CustomerFacts facts) {}

    /// What was known of a customer at each of these instants, where anything was; empty for an
    /// unknown customer.
    public Optional<List<Then>> find(String customerId, List<Instant> instants) {
        return aggregates
                .find(customerId)
                .map(stored -> stored.state().facts())
                .filter(facts -> !facts.isEmpty())
                .map(facts -> then(facts, instants));
    }

    private List<Then> then(CustomerFacts facts, List<Instant> instants) {
        return instants.stream()
                .map(asOf -> new Then(asOf, exactly(facts, asOf)))
                .filter(then -> !then.facts().isEmpty())
                .toList();
    }

    // The summary has whole days only. If there are interactions on the same day or later, what had
    // happened by the instant is read from the interactions themselves.
    private CustomerFacts exactly(CustomerFacts facts, Instant asOf) {
        var known = facts.asOf(asOf);
        return facts.interactions().reaches(CustomerFacts.day(asOf))
                ? known.with(interactions.asOf(facts.customerId(), asOf))
                : known;
    }
}
