package io.amends.satisfaction.messaging;

import static java.util.function.Predicate.not;

import io.amends.contracts.InteractionContract;
import io.amends.eventing.cloudevents.PoisonEventException;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionInput;
import io.amends.satisfaction.domain.interactions.InteractionRules;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.Sender;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Applies interactions of any publisher to customers. They are not numbered: the interactions of a
/// batch are stored first, each at its highest revision, then counted in their customers' sums.
///
/// @param keepsAll whether also to store what was recorded by REST, which was stored before it was
///   published and is present unless the store lost it
record InteractionEventListener(
        CurrentParameters scoring, InteractionLog log, Clock clock, boolean keepsAll)
        implements CustomerEventListener {
    private static final int LONGEST_SOURCE = 200;

    @Override
    public Effect<Customer, CustomerEvent> handle(
            Optional<Customer> state, ReceivedEvent received, Instant now) {
        return forBatch(List.of(received)).handle(state, received, now);
    }

    /// Rejects what REST rejects, before any of it is stored.
    @Override
    public void validate(ReceivedEvent received) {
        var _ = entry(received);
    }

    /// @throws PoisonEventException with all errors
    private InteractionLog.@Nullable Entry entry(ReceivedEvent received) {
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
        return new InteractionLog.Entry(
                recorded.customerId(), sender(received, recorded), input.interaction());
    }

    /// An event of an interaction recorded by REST has the stored key as its subject; any other
    /// belongs to its `ce_source`.
    private Sender sender(ReceivedEvent received, InteractionContract.Recorded recorded) {
        if (!log.isOurs(received.source())) {
            if (received.source().length() > LONGEST_SOURCE) {
                throw new PoisonEventException(
                        "ce_source may have at most " + LONGEST_SOURCE + " characters");
            }
            return Sender.source(received.source());
        }
        var parts = received.subject().split("/", 3);
        if (parts.length != 3
                || !parts[0].equals(recorded.customerId())
                || !parts[2].equals(recorded.id())) {
            throw new PoisonEventException(
                    "claims to have been recorded by REST, but its subject does not name it");
        }
        return new Sender(parts[1]);
    }

    @Override
    public EventHandler<Customer, CustomerEvent> forBatch(List<ReceivedEvent> batch) {
        var forged =
                log.forged(
                        batch.stream()
                                .filter(received -> log.isOurs(received.source()))
                                .flatMap(this::right)
                                .toList());
        log.save(
                batch.stream()
                        .filter(received -> keepsAll || !log.isOurs(received.source()))
                        .flatMap(this::right)
                        .filter(not(forged::contains))
                        .toList());
        return new OfBatch(this, batch.stream().flatMap(this::right).toList(), forged);
    }

    // An invalid interaction is refused when its own event is handled.
    private Stream<InteractionLog.Entry> right(ReceivedEvent received) {
        try {
            return Stream.ofNullable(entry(received));
        } catch (PoisonEventException wrong) {
            return Stream.empty();
        }
    }

    /// The handler of the events of one batch, whose interactions are stored already.
    private static final class OfBatch implements CustomerEventListener {
        private final InteractionEventListener listener;
        private final List<InteractionLog.Entry> batch;
        private final Set<InteractionLog.Entry> forged;

        /// The summaries of the batch's customers, with all of the batch counted. Read after their
        /// documents, and read again after a version conflict: read in this order, a summary is
        /// never older than the document that it is written into.
        private InteractionLog.@Nullable Counted counted;

        OfBatch(
                InteractionEventListener listener,
                List<InteractionLog.Entry> batch,
                Set<InteractionLog.Entry> forged) {
            this.listener = listener;
            this.batch = batch;
            this.forged = forged;
        }

        @Override
        public CurrentParameters scoring() {
            return listener.scoring();
        }

        @Override
        public Effect<Customer, CustomerEvent> handle(
                Optional<Customer> state, ReceivedEvent received, Instant now) {
            var entry = listener.entry(received);
            if (entry == null) {
                return new Effect.Nothing<>();
            }
            if (forged.contains(entry)) {
                throw new PoisonEventException(
                        "claims to have been recorded by REST, but another is stored under its id");
            }
            if (counted().missing().contains(entry.id())) {
                throw new PoisonEventException(
                        "claims to have been recorded by REST, but is not stored here");
            }
            var interactions =
                    counted().summaries().getOrDefault(entry.customerId(), InteractionSummary.NONE);
            var before = state.orElse(null);
            var facts =
                    (before == null ? CustomerFacts.none(entry.customerId()) : before.facts())
                            .with(interactions);
            return CustomerProjection.apply(before, facts, scoring().parameters(), now);
        }

        private InteractionLog.Counted counted() {
            var all = counted;
            if (all == null) {
                all = listener.log().count(batch);
                counted = all;
            }
            return all;
        }

        @Override
        public void beforeWrite() {
            counted = null;
        }
    }
}
