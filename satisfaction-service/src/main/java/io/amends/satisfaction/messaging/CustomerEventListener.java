package io.amends.satisfaction.messaging;

import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Applies events of any type to customers: the records' key is the customer's id, and the figures
/// are computed once all events of a batch are applied.
interface CustomerEventListener extends EventHandler<Customer, CustomerEvent> {

    /// The parameters to score with.
    CurrentParameters scoring();

    @Override
    default String target(String subject, String key) {
        return key;
    }

    /// Of very many cases a sample is scored.
    @Override
    default Optional<Predicate<String>> followed(Customer state) {
        return state.facts().follows();
    }

    @Override
    default Effect<Customer, CustomerEvent> conclude(Customer state, Instant now) {
        return CustomerProjection.rescored(state, scoring().parameters(), now);
    }
}
