package io.amends.satisfaction.messaging;

import io.amends.aggregates.messaging.Effect;
import io.amends.aggregates.messaging.PoisonEventException;
import io.amends.aggregates.messaging.Reaction;
import io.amends.aggregates.messaging.Received;
import io.amends.contracts.InteractionContract;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.Dealings;
import io.amends.satisfaction.domain.interactions.InteractionInput;
import io.amends.satisfaction.domain.interactions.InteractionRules;
import io.amends.satisfaction.domain.interactions.Interactions;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What interactions do to a customer, whichever system published them. They have no numbers: the
/// interactions of a batch are stored first, each at its newest revision, then the summaries of the
/// customers they belong to are computed from the log.
///
/// @param keepsAll whether also to store what came in by REST, which was stored before it was
///   published and is there unless the store lost it
record InteractionReaction(Scoring scoring, InteractionLog log, Clock clock, boolean keepsAll)
        implements CustomerFollows {

    @Override
    public Effect<Customer, Void, CustomerEvent> react(
            Optional<Customer> state, Received received, Instant now) {
        return forBatch(List.of(received)).react(state, received, now);
    }

    /// Refuses what REST refuses, before anything of it is stored.
    @Override
    public void validate(Received received) {
        var _ = entry(received);
    }

    /// @throws PoisonEventException with everything that is wrong
    private InteractionLog.@Nullable Entry entry(Received received) {
        if (!(received.event() instanceof InteractionContract.Recorded recorded)) {
            return null;
        }
        var input = InteractionInput.of(recorded);
        var faults = input.faults(clock.instant());
        if (!faults.isEmpty()) {
            throw new PoisonEventException(
                    faults.stream()
                            .map(InteractionRules.Fault::toString)
                            .collect(Collectors.joining("; ")));
        }
        if (!recorded.customerId().equals(received.key())) {
            throw new PoisonEventException(
                    "the record's key is not its customerId, so that its order would be lost");
        }
        return new InteractionLog.Entry(recorded.customerId(), input.interaction());
    }

    @Override
    public Reaction<Customer, Void, CustomerEvent> forBatch(List<Received> batch) {
        log.keep(
                batch.stream()
                        .filter(received -> keepsAll || !log.isOurs(received.source()))
                        .flatMap(this::right)
                        .toList());
        var customers =
                batch.stream()
                        .flatMap(this::right)
                        .map(InteractionLog.Entry::customerId)
                        .collect(Collectors.toSet());
        return new OfBatch(this, List.copyOf(customers));
    }

    // What is wrong with an interaction is said when it is its turn.
    private Stream<InteractionLog.Entry> right(Received received) {
        try {
            return Stream.ofNullable(entry(received));
        } catch (PoisonEventException wrong) {
            return Stream.empty();
        }
    }

    /// The reaction to the events of one batch, whose interactions are stored already.
    private static final class OfBatch implements CustomerFollows {
        private final InteractionReaction reaction;
        private final List<String> customers;

        /// What the customers of the batch have done. Read after their documents were, and read
        /// again after a lost race: what is stored and read in this order is never older than the
        /// document that it is written into.
        private @Nullable Map<String, Interactions> known;

        OfBatch(InteractionReaction reaction, List<String> customers) {
            this.reaction = reaction;
            this.customers = customers;
        }

        @Override
        public Scoring scoring() {
            return reaction.scoring();
        }

        @Override
        public Effect<Customer, Void, CustomerEvent> react(
                Optional<Customer> state, Received received, Instant now) {
            var entry = reaction.entry(received);
            return entry == null
                    ? new Effect.Nothing<>()
                    : recorded(state.orElse(null), entry.customerId(), now);
        }

        private Effect<Customer, Void, CustomerEvent> recorded(
                @Nullable Customer before, String customerId, Instant now) {
            var dealings = Dealings.of(known().getOrDefault(customerId, Interactions.NONE));
            var facts =
                    (before == null ? CustomerFacts.none(customerId) : before.facts())
                            .with(dealings);
            return Become.knowing(before, facts, scoring().parameters(), now);
        }

        private Map<String, Interactions> known() {
            var all = known;
            if (all == null) {
                all = reaction.log().of(customers);
                known = all;
            }
            return all;
        }

        @Override
        public void beforeWrite() {
            known = null;
        }
    }
}
