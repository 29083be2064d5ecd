package io.amends.aggregates.messaging;

import com.mongodb.MongoException;
import io.amends.aggregates.Draft;
import io.amends.aggregates.Overloaded;
import io.amends.aggregates.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;

/// Lets a batch of events have their effects: one query for all aggregates they concern, one bulk
/// write. How far an aggregate of others was followed lies in the very document that the effect
/// changes, so an effect and the note that it was are one write.
final class Applier<S, C, E> {
    private final EventConsumer<S, C, E> consumer;
    private final Surroundings around;

    Applier(EventConsumer<S, C, E> consumer, Surroundings around) {
        this.consumer = consumer;
        this.around = around;
    }

    /// What came of each.
    Map<Incoming, Outcome> apply(List<Incoming> batch) {
        var outcomes = new LinkedHashMap<Incoming, Outcome>();
        var byTarget = new LinkedHashMap<String, List<Incoming>>();
        for (var incoming : batch) {
            try {
                var target = target(incoming);
                byTarget.computeIfAbsent(target, _ -> new ArrayList<>()).add(incoming);
            } catch (Poisoned e) {
                outcomes.put(incoming, e.outcome());
            }
        }
        if (!byTarget.isEmpty()) {
            try {
                outcomes.putAll(change(byTarget, false));
            } catch (Inconclusive e) {
                outcomes.putAll(change(byTarget, true));
            }
        }
        return outcomes;
    }

    /// @param alone whether each event is concluded by itself, to find the one that cannot be
    private Map<Incoming, Outcome> change(Map<String, List<Incoming>> byTarget, boolean alone) {
        var outcomes = new LinkedHashMap<Incoming, Outcome>();
        var reaction = consumer.reaction().forBatch(known(byTarget.values()));
        consumer.aggregates()
                .change(
                        byTarget.keySet(),
                        (id, draft) -> {
                            var applied = new ArrayList<Received>();
                            for (var incoming : byTarget.getOrDefault(id, List.of())) {
                                var outcome = consider(reaction, draft, incoming, alone);
                                outcomes.merge(incoming, outcome, Applier::first);
                                if (outcome instanceof Outcome.Applied) {
                                    known(incoming).ifPresent(applied::add);
                                }
                            }
                            if (!alone && !applied.isEmpty()) {
                                concludeAll(reaction, draft, applied.getLast());
                            }
                        },
                        reaction::beforeWrite);
        return outcomes;
    }

    private void concludeAll(Reaction<S, C, E> reaction, Draft<S, C, E> draft, Received last) {
        try {
            around.traces()
                    .within(
                            last.traceparent(),
                            consumer.name(),
                            () -> conclude(reaction, draft, last));
        } catch (RuntimeException e) {
            throw isTrouble(e) ? e : new Inconclusive();
        }
    }

    private void conclude(Reaction<S, C, E> reaction, Draft<S, C, E> draft, Received received) {
        var now = draft.notBefore(around.clock().instant());
        draft.state()
                .ifPresent(state -> effect(reaction.conclude(state, now), draft, received, now));
    }

    private static List<Received> known(Collection<List<Incoming>> batch) {
        return batch.stream()
                .flatMap(List::stream)
                .flatMap(incoming -> known(incoming).stream())
                .toList();
    }

    private static Optional<Received> known(Incoming incoming) {
        return incoming.decoded() instanceof Decoded.Known(_, var received)
                ? Optional.of(received)
                : Optional.empty();
    }

    /// Passes over one event, as if it had had its effect; false when others before it are missing.
    boolean passOver(Incoming incoming) {
        var header = incoming.decoded().header();
        if (header == null || header.sequence() == null) {
            return true;
        }
        var sequence = header.sequence();
        var passed = new AtomicBoolean();
        consumer.aggregates()
                .change(
                        List.of(target(incoming)),
                        (_, draft) -> {
                            var last = draft.last(header.source(), header.subject());
                            passed.set(last.precedes(sequence) || last.covers(sequence));
                            if (last.precedes(sequence)) {
                                draft.follow(
                                        header.source(), header.subject(), Position.of(sequence));
                            }
                        });
        return passed.get();
    }

    private String target(Incoming incoming) {
        var header = incoming.decoded().header();
        if (header == null) {
            throw new Poisoned(outcome(incoming.decoded()));
        }
        try {
            return consumer.reaction().target(header.subject(), header.key());
        } catch (RuntimeException e) {
            throw new Poisoned(refused(e));
        }
    }

    /// A write that has to be done again finds done what it did before.
    private static Outcome first(Outcome before, Outcome now) {
        return before instanceof Outcome.Applied && now instanceof Outcome.Duplicate ? before : now;
    }

    private Outcome consider(
            Reaction<S, C, E> reaction, Draft<S, C, E> draft, Incoming incoming, boolean alone) {
        var header = Objects.requireNonNull(incoming.decoded().header());
        var sequence = header.sequence();
        if (sequence != null) {
            var last = draft.last(header.source(), header.subject());
            if (last.covers(sequence)) {
                return new Outcome.Duplicate();
            }
            if (!last.precedes(sequence)) {
                return new Outcome.Ahead();
            }
        }
        return switch (incoming.decoded()) {
            case Decoded.Known(_, var received) -> attempt(reaction, draft, received, alone);
            case Decoded.Unknown _ -> follow(draft, header);
            case Decoded.Undecodable undecodable -> outcome(undecodable);
            case Decoded.Nameless nameless -> outcome(nameless);
        };
    }

    private static Outcome.Poison outcome(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Undecodable(_, var detail) ->
                    new Outcome.Poison(DeadLetter.Reason.UNDECODABLE, detail);
            case Decoded.Nameless(var reason, var detail) -> new Outcome.Poison(reason, detail);
            case Decoded.Known _, Decoded.Unknown _ ->
                    throw new IllegalArgumentException("this can be read");
        };
    }

    private Outcome attempt(
            Reaction<S, C, E> reaction, Draft<S, C, E> draft, Received received, boolean alone) {
        try {
            draft.atomically(
                    () ->
                            around.traces()
                                    .within(
                                            received.traceparent(),
                                            consumer.name(),
                                            () -> react(reaction, draft, received, alone)));
            return new Outcome.Applied();
        } catch (RuntimeException e) {
            if (isTrouble(e)) {
                throw e;
            }
            return refused(e);
        }
    }

    private void react(
            Reaction<S, C, E> reaction, Draft<S, C, E> draft, Received received, boolean alone) {
        var now = draft.notBefore(around.clock().instant());
        draft.catchUp(now, received.id());
        effect(reaction.react(draft.state(), received, now), draft, received, now);
        if (alone) {
            conclude(reaction, draft, received);
        }
        if (received.sequence() != null) {
            draft.follow(received.source(), received.subject(), Position.of(received.sequence()));
        }
    }

    private void effect(
            Effect<S, C, E> effect, Draft<S, C, E> draft, Received received, Instant now) {
        switch (effect) {
            case Effect.Nothing<S, C, E>() -> {}
            case Effect.Decide<S, C, E>(var command) ->
                    draft.decide(command, now, received.source(), received.id());
            case Effect.Become<S, C, E>(var state, var events) ->
                    draft.replace(state, events, now, received.source(), received.id());
        }
    }

    private static Outcome follow(Draft<?, ?, ?> draft, Header header) {
        if (header.sequence() != null) {
            draft.follow(header.source(), header.subject(), Position.of(header.sequence()));
        }
        return new Outcome.Applied();
    }

    private static Outcome.Poison refused(RuntimeException e) {
        return new Outcome.Poison(DeadLetter.Reason.REFUSED, EventCodec.describe(e));
    }

    /// Trouble of the store or the broker says nothing about the event: it is tried again for ever.
    private static boolean isTrouble(Throwable e) {
        return e instanceof MongoException
                || e instanceof Overloaded
                || e instanceof KafkaException
                || (e.getCause() != null && isTrouble(e.getCause()));
    }

    /// What a batch came to was refused, and nobody can tell yet by which event.
    private static final class Inconclusive extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// An event that does not even come as far as an aggregate.
    private static final class Poisoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome.Poison outcome;

        Poisoned(Outcome.Poison outcome) {
            super(outcome.detail());
            this.outcome = outcome;
        }

        Outcome.Poison outcome() {
            return outcome;
        }
    }
}
