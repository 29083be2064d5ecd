package io.amends.satisfaction.messaging;

import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// How a customer follows events about them, whatever these are: the records' key says who it is,
/// and they are weighed once all events of a batch are known.
interface CustomerEventListener extends EventHandler<Customer, Void, CustomerEvent> {

    /// What they are weighed by.
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
    default Effect<Customer, Void, CustomerEvent> conclude(Customer state, Instant now) {
        return CustomerProjection.rescored(state, scoring().parameters(), now);
    }
}
