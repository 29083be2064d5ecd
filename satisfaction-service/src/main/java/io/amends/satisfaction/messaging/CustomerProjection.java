package io.amends.satisfaction.messaging;

import io.amends.eventing.consuming.Effect;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Applies new facts to a customer's document. The figures are computed once, after all events of a
/// batch.
final class CustomerProjection {
    private CustomerProjection() {}

    /// No new facts so far.
    static Effect<Customer, CustomerEvent> apply(
            @Nullable Customer before,
            CustomerFacts facts,
            ScoreParameters parameters,
            Instant now) {
        if (before == null) {
            return facts.isEmpty()
                    ? new Effect.Nothing<>()
                    : of(Customer.first(facts, parameters, now));
        }
        return facts.equals(before.facts())
                ? new Effect.Nothing<>()
                : new Effect.NewState<>(before.withFacts(facts), List.of());
    }

    /// Computes the figures from all facts.
    static Effect<Customer, CustomerEvent> rescored(
            Customer customer, ScoreParameters parameters, Instant now) {
        return of(customer.rescored(parameters, now));
    }

    private static Effect<Customer, CustomerEvent> of(Customer.Change change) {
        var customer = change.customer();
        return customer == null
                ? new Effect.Nothing<>()
                : new Effect.NewState<>(customer, change.events());
    }
}
