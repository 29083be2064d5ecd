package io.amends.satisfaction.messaging;

import io.amends.eventing.consuming.Effect;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What new facts are to a customer's document. How the customer stands by them is looked at once,
/// when all events of a batch are known.
final class CustomerProjection {
    private CustomerProjection() {}

    /// Nothing yet where no fact is new.
    static Effect<Customer, Void, CustomerEvent> apply(
            @Nullable Customer before,
            CustomerFacts facts,
            ScoreParameters parameters,
            Instant now) {
        if (before == null) {
            return facts.unheardOf()
                    ? new Effect.Nothing<>()
                    : of(Customer.first(facts, parameters, now));
        }
        return facts.equals(before.facts())
                ? new Effect.Nothing<>()
                : new Effect.NewState<>(before.withFacts(facts), List.of());
    }

    /// How they stand by all that is known.
    static Effect<Customer, Void, CustomerEvent> rescored(
            Customer customer, ScoreParameters parameters, Instant now) {
        return of(customer.rescored(parameters, now));
    }

    private static Effect<Customer, Void, CustomerEvent> of(Customer.Change change) {
        var customer = change.customer();
        return customer == null
                ? new Effect.Nothing<>()
                : new Effect.NewState<>(customer, change.events());
    }
}
