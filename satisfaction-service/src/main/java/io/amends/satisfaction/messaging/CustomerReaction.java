package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.Reaction;
import io.amends.aggregates.messaging.Received;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What complaints and follow-ups do to a customer.
record CustomerReaction(Scoring scoring) implements Reaction<Customer, Void, CustomerEvent> {

    @Override
    public String target(String subject, String key) {
        return key;
    }

    @Override
    public Effect<Customer, Void, CustomerEvent> react(
            Optional<Customer> state, Received received, Instant now) {
        var sequence = Objects.requireNonNull(received.sequence(), "an event without a number");
        var change =
                Customer.after(
                        state.orElse(null),
                        received.subject(),
                        received.event(),
                        sequence,
                        scoring.parameters(),
                        now);
        var customer = change.customer();
        return customer == null
                ? new Effect.Nothing<>()
                : new Effect.Become<>(customer, change.events());
    }
}
