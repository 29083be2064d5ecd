package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.Reaction;
import io.amends.aggregates.messaging.Received;
import io.amends.contracts.InteractionContract;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.CustomerId;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.Dealings;
import io.amends.satisfaction.domain.interactions.Interaction;
import io.amends.satisfaction.domain.interactions.Interactions;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What interactions do to a customer, whoever published them. They have no numbers: the
/// interactions of a batch are kept first, each at its newest revision, then the summaries of the
/// customers they belong to are computed anew from all of them.
///
/// @param keepsAll whether also to keep what came in through our own door, which was stored before
///   it was published and is there unless the store lost it
record InteractionReaction(Scoring scoring, InteractionLog log, boolean keepsAll)
        implements CustomerFollows {

    @Override
    public Effect<Customer, Void, CustomerEvent> react(
            Optional<Customer> state, Received received, Instant now) {
        return forBatch(List.of(received)).react(state, received, now);
    }

    @Override
    public Reaction<Customer, Void, CustomerEvent> forBatch(List<Received> batch) {
        log.keep(
                batch.stream()
                        .filter(received -> keepsAll || !log.isOurs(received.source()))
                        .flatMap(InteractionReaction::entry)
                        .toList());
        var customers = new HashSet<String>();
        batch.stream()
                .flatMap(InteractionReaction::entry)
                .forEach(e -> customers.add(e.customerId()));
        return new OfBatch(scoring, log, customers.isEmpty() ? Map.of() : log.of(customers));
    }

    // What is wrong with an interaction is said when it is its turn.
    private static Stream<InteractionLog.Entry> entry(Received received) {
        try {
            return received.event() instanceof InteractionContract.Recorded recorded
                    ? Stream.of(
                            new InteractionLog.Entry(
                                    customer(received, recorded), Interaction.of(recorded)))
                    : Stream.empty();
        } catch (IllegalArgumentException wrong) {
            return Stream.empty();
        }
    }

    private static String customer(Received received, InteractionContract.Recorded recorded) {
        var customerId = CustomerId.require(recorded.customerId());
        if (!customerId.equals(received.key())) {
            throw new IllegalArgumentException(
                    "the record's key is not its customerId, so that its order would be lost");
        }
        return customerId;
    }

    /// The reaction to the events of one batch, whose interactions are kept already.
    ///
    /// @param known what the customers had done when the batch came
    /// @param asked events that were asked about: whatever comes again comes after a lost race, so
    ///   that what the customer has done must be looked at again
    private record OfBatch(
            Scoring scoring,
            InteractionLog log,
            Map<String, Interactions> known,
            Set<Received> asked)
            implements CustomerFollows {

        OfBatch(Scoring scoring, InteractionLog log, Map<String, Interactions> known) {
            this(scoring, log, known, Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        @Override
        public Effect<Customer, Void, CustomerEvent> react(
                Optional<Customer> state, Received received, Instant now) {
            return received.event() instanceof InteractionContract.Recorded recorded
                    ? recorded(state.orElse(null), received, customer(received, recorded), now)
                    : new Effect.Nothing<>();
        }

        private Effect<Customer, Void, CustomerEvent> recorded(
                @org.jspecify.annotations.Nullable Customer before,
                Received received,
                String customerId,
                Instant now) {
            var first = asked.add(received);
            var dealings =
                    first
                            ? Dealings.of(known.getOrDefault(customerId, Interactions.NONE))
                            : Dealings.of(log.of(customerId));
            var facts =
                    (before == null ? CustomerFacts.none(customerId) : before.facts())
                            .with(dealings);
            return Become.knowing(before, facts, scoring.parameters(), now);
        }
    }
}
