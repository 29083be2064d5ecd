package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.Reaction;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// How a customer follows events about them, whatever these are: the records' key says who it is,
/// and they are weighed once all events of a batch are known.
interface CustomerFollows extends Reaction<Customer, Void, CustomerEvent> {

    /// What they are weighed by.
    Scoring scoring();

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
        return Become.weighed(state, scoring().parameters(), now);
    }
}
