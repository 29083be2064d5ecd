package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.Reaction;
import io.amends.aggregates.messaging.Received;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.CustomerContract;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.ScoresContract;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.CustomerId;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.interactions.Dealings;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Instant;
import java.util.Optional;

/// What interactions do to a customer, whoever published them. They have no numbers: the
/// interaction is kept first, at its newest revision, then the summary is computed anew from all of
/// them.
record InteractionReaction(Scoring scoring, InteractionLog log)
        implements Reaction<Customer, Void, CustomerEvent> {

    @Override
    public String target(String subject, String key) {
        return key;
    }

    @Override
    public Effect<Customer, Void, CustomerEvent> react(
            Optional<Customer> state, Received received, Instant now) {
        return switch (received.event()) {
            case InteractionContract.Recorded recorded -> recorded(state, received, recorded, now);
            case ComplaintContract _, FollowupContract _, CustomerContract _, ScoresContract _ ->
                    new Effect.Nothing<>();
        };
    }

    private Effect<Customer, Void, CustomerEvent> recorded(
            Optional<Customer> state,
            Received received,
            InteractionContract.Recorded recorded,
            Instant now) {
        var customerId = CustomerId.require(recorded.customerId());
        if (!customerId.equals(received.key())) {
            throw new IllegalArgumentException(
                    "the record's key is not its customerId, so that its order would be lost");
        }
        // What came in through our own door was stored before it was published.
        if (!log.isOurs(received.source())) {
            log.keep(new InteractionLog.Entry(customerId, Interaction.of(recorded)));
        }
        var dealings = Dealings.of(log.of(customerId));
        var change =
                Customer.after(state.orElse(null), customerId, dealings, scoring.parameters(), now);
        var customer = change.customer();
        return customer == null
                ? new Effect.Nothing<>()
                : new Effect.Become<>(customer, change.events());
    }
}
