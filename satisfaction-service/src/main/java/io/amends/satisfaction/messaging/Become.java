package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import org.jspecify.annotations.Nullable;

/// What a change of a customer is to their document.
final class Become {
    private Become() {}

    /// Nothing where no fact is new: an event that tells nothing, or again, is only seen.
    static Effect<Customer, Void, CustomerEvent> of(
            @Nullable Customer before, Customer.Change change) {
        var customer = change.customer();
        return customer == null || before != null && customer.facts().equals(before.facts())
                ? new Effect.Nothing<>()
                : new Effect.Become<>(customer, change.events());
    }
}
