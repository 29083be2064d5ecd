package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.aggregate.SourceOffset;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.cloudevents.EventHeader;
import io.amends.eventing.cloudevents.PoisonEventException;
import io.amends.eventing.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Applies a batch of events: one query for all aggregates they concern, one bulk write. The source
/// offset is stored in the document that the effect changes, so an effect and its source offset are
/// one write.
final class EventApplier<S, E> {
    private final EventConsumer<S, E> consumer;
    private final ConsumerContext context;

    EventApplier(EventConsumer<S, E> consumer, ConsumerContext context) {
        this.consumer = consumer;
        this.context = context;
    }

    /// The outcome of each record. Where the batch fails for another reason than a failure of store
    /// or broker, it is split into ever smaller parts, in order, until the event that fails is
    /// alone: that one is poison, or waits for a full outbox, and all others are applied.
    Map<IncomingRecord, RecordOutcome> apply(List<IncomingRecord> batch) {
        var outcomes = new LinkedHashMap<IncomingRecord, RecordOutcome>();
        var reachable = new ArrayList<Targeted>();
        for (var incoming : batch) {
            try {
                reachable.add(new Targeted(target(incoming), incoming));
            } catch (Poisoned e) {
                outcomes.put(incoming, e.outcome());
            }
        }
        apply(reachable, outcomes);
        return outcomes;
    }

    private void apply(List<Targeted> batch, Map<IncomingRecord, RecordOutcome> outcomes) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            outcomes.putAll(change(batch));
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                var failed = batch.getFirst();
                outcomes.put(failed.incoming(), failed(failed.target(), e));
            } else {
                var middle = batch.size() / 2;
                apply(batch.subList(0, middle), outcomes);
                apply(batch.subList(middle, batch.size()), outcomes);
            }
        }
    }

    private Map<IncomingRecord, RecordOutcome> change(List<Targeted> batch) {
        var byTarget = new LinkedHashMap<String, List<IncomingRecord>>();
        for (var each : batch) {
            byTarget.computeIfAbsent(each.target(), _ -> new ArrayList<>()).add(each.incoming());
        }
        var outcomes = new LinkedHashMap<IncomingRecord, RecordOutcome>();
        var handler = consumer.handler().forBatch(known(byTarget.values()));
        consumer.store()
                .change(
                        byTarget.keySet(),
                        (id, draft) -> {
                            var incoming = byTarget.getOrDefault(id, List.of());
                            change(handler, draft, incoming)
                                    .forEach(
                                            (each, outcome) ->
                                                    outcomes.merge(
                                                            each, outcome, EventApplier::first));
                        },
                        handler::beforeWrite);
        return outcomes;
    }

    /// Applies the events of a batch that concern one aggregate. Where its outbox is full at the
    /// end, all of them wait: they are concluded together or not at all.
    private Map<IncomingRecord, RecordOutcome> change(
            EventHandler<S, E> handler, PendingChange<S, E> draft, List<IncomingRecord> batch) {
        var outcomes = new LinkedHashMap<IncomingRecord, RecordOutcome>();
        try {
            draft.atomically(() -> change(handler, draft, batch, outcomes));
        } catch (RuntimeException e) {
            var full = TransientFailures.fullOutbox(e).orElseThrow(() -> e);
            outcomes.replaceAll(
                    (_, outcome) ->
                            outcome instanceof RecordOutcome.Applied
                                    ? new RecordOutcome.OutboxFull(draft.id(), full)
                                    : outcome);
        }
        return outcomes;
    }

    private void change(
            EventHandler<S, E> handler,
            PendingChange<S, E> draft,
            List<IncomingRecord> batch,
            Map<IncomingRecord, RecordOutcome> outcomes) {
        var applied = new ArrayList<ReceivedEvent>();
        for (var incoming : batch) {
            var outcome = decide(handler, draft, incoming);
            outcomes.put(incoming, outcome);
            if (outcome instanceof RecordOutcome.Applied) {
                known(incoming).ifPresent(applied::add);
            }
        }
        removeUnfollowedOffsets(handler, draft);
        if (!applied.isEmpty()) {
            conclude(handler, draft, applied.getLast());
        }
    }

    private void conclude(
            EventHandler<S, E> handler, PendingChange<S, E> draft, ReceivedEvent last) {
        context.traces()
                .within(
                        last.traceparent(),
                        consumer.name(),
                        () -> {
                            var now = draft.notBefore(context.clock().instant());
                            draft.state()
                                    .ifPresent(
                                            state ->
                                                    effect(
                                                            handler.conclude(state, now),
                                                            draft,
                                                            last,
                                                            now));
                        });
    }

    private static List<ReceivedEvent> known(Collection<List<IncomingRecord>> batch) {
        return batch.stream()
                .flatMap(List::stream)
                .flatMap(incoming -> known(incoming).stream())
                .toList();
    }

    private static Optional<ReceivedEvent> known(IncomingRecord incoming) {
        return incoming.decoded() instanceof DecodedRecord.Known(_, var received)
                ? Optional.of(received)
                : Optional.empty();
    }

    /// Skips one event, as if it had been applied; false when events before it are missing.
    boolean skip(IncomingRecord incoming) {
        var header = incoming.decoded().header();
        if (header == null || header.sequence() == null) {
            return true;
        }
        var sequence = header.sequence();
        String target;
        try {
            target = target(incoming);
        } catch (Poisoned e) {
            return true; // it concerns no aggregate of this service, so no event waits for it
        }
        var passed = new AtomicBoolean();
        var handler = consumer.handler();
        consumer.store()
                .change(
                        List.of(target),
                        (_, draft) -> {
                            if (!isFollowed(handler, draft, header.subject())) {
                                passed.set(true); // its source is not followed, so no event waits
                                return;
                            }
                            var last = draft.sourceOffset(header.source(), header.subject());
                            passed.set(last.precedes(sequence) || last.covers(sequence));
                            if (last.precedes(sequence)) {
                                draft.recordOffset(
                                        header.source(),
                                        header.subject(),
                                        SourceOffset.of(sequence));
                            }
                        });
        return passed.get();
    }

    private String target(IncomingRecord incoming) {
        var header = incoming.decoded().header();
        if (header == null
                || header.sequence() == null
                        && incoming.decoded() instanceof DecodedRecord.Undecodable) {
            throw new Poisoned(outcome(incoming.decoded()));
        }
        try {
            return consumer.handler().target(header.subject(), header.key());
        } catch (RuntimeException e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            throw new Poisoned(refused(e));
        }
    }

    /// A repeated write finds its earlier effects as duplicates: the first outcome counts.
    private static RecordOutcome first(RecordOutcome before, RecordOutcome now) {
        return before instanceof RecordOutcome.Applied && now instanceof RecordOutcome.Duplicate
                ? before
                : now;
    }

    private RecordOutcome decide(
            EventHandler<S, E> handler, PendingChange<S, E> draft, IncomingRecord incoming) {
        var header = Objects.requireNonNull(incoming.decoded().header());
        var sequence = header.sequence();
        if (sequence != null) {
            var last = draft.sourceOffset(header.source(), header.subject());
            if (last.equals(SourceOffset.START) && !isFollowed(handler, draft, header.subject())) {
                return notFollowed(handler, incoming);
            }
            if (last.covers(sequence)) {
                return new RecordOutcome.Duplicate();
            }
            if (!last.precedes(sequence)) {
                return new RecordOutcome.Ahead();
            }
        }
        return switch (incoming.decoded()) {
            case DecodedRecord.Known(_, var received) -> attempt(handler, draft, received);
            case DecodedRecord.Unknown _ -> recordOffset(draft, header);
            case DecodedRecord.Undecodable undecodable -> outcome(undecodable);
            case DecodedRecord.Unidentified unidentified -> outcome(unidentified);
        };
    }

    /// An unreadable event is poison also where it would have no effect.
    private RecordOutcome notFollowed(EventHandler<S, E> handler, IncomingRecord incoming) {
        return switch (incoming.decoded()) {
            case DecodedRecord.Known(_, var received) -> {
                handler.passedOver(received);
                yield new RecordOutcome.NotFollowed();
            }
            case DecodedRecord.Unknown _ -> new RecordOutcome.NotFollowed();
            case DecodedRecord.Undecodable undecodable -> outcome(undecodable);
            case DecodedRecord.Unidentified unidentified -> outcome(unidentified);
        };
    }

    private static <S, E> boolean isFollowed(
            EventHandler<S, E> handler, PendingChange<S, E> draft, String subject) {
        return draft.state()
                .flatMap(handler::followed)
                .map(followed -> followed.test(subject))
                .orElse(true);
    }

    private static <S, E> void removeUnfollowedOffsets(
            EventHandler<S, E> handler, PendingChange<S, E> draft) {
        draft.state().flatMap(handler::followed).ifPresent(draft::retainSourceOffsets);
    }

    private static RecordOutcome.Poison outcome(DecodedRecord decoded) {
        return switch (decoded) {
            case DecodedRecord.Undecodable(_, var detail) ->
                    new RecordOutcome.Poison(FailureReason.UNDECODABLE, detail);
            case DecodedRecord.Unidentified(var missing, var detail) ->
                    new RecordOutcome.Poison(reason(missing), detail);
            case DecodedRecord.Known _, DecodedRecord.Unknown _ ->
                    throw new IllegalArgumentException("this can be read");
        };
    }

    private static FailureReason reason(DecodedRecord.Part missing) {
        return switch (missing) {
            case ENVELOPE -> FailureReason.UNDECODABLE;
            case SUBJECT -> FailureReason.NO_SUBJECT;
            case SEQUENCE -> FailureReason.NO_SEQUENCE;
        };
    }

    private RecordOutcome attempt(
            EventHandler<S, E> handler, PendingChange<S, E> draft, ReceivedEvent received) {
        try {
            draft.atomically(
                    () ->
                            context.traces()
                                    .within(
                                            received.traceparent(),
                                            consumer.name(),
                                            () -> handle(handler, draft, received)));
            return new RecordOutcome.Applied();
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return failed(draft.id(), e);
        }
    }

    private void handle(
            EventHandler<S, E> handler, PendingChange<S, E> draft, ReceivedEvent received) {
        var now = draft.notBefore(context.clock().instant());
        draft.fireDueTimers(now, received.id());
        effect(handler.handle(draft.state(), received, now), draft, received, now);
        if (received.sequence() != null) {
            draft.recordOffset(
                    received.source(), received.subject(), SourceOffset.of(received.sequence()));
        }
    }

    private void effect(
            Effect<S, E> effect, PendingChange<S, E> draft, ReceivedEvent received, Instant now) {
        switch (effect) {
            case Effect.Nothing<S, E>() -> {}
            case Effect.Decide<S, ?, E> decide -> decide(decide, draft, received, now);
            case Effect.NewState<S, E>(var state, var events) ->
                    draft.replace(state, events, now, received.source(), received.id());
        }
    }

    private <C> void decide(
            Effect.Decide<S, C, E> decide,
            PendingChange<S, E> draft,
            ReceivedEvent received,
            Instant now) {
        draft.decide(decide.type(), decide.command(), now, received.source(), received.id());
    }

    private static RecordOutcome recordOffset(PendingChange<?, ?> draft, EventHeader header) {
        if (header.sequence() != null) {
            draft.recordOffset(
                    header.source(), header.subject(), SourceOffset.of(header.sequence()));
        }
        return new RecordOutcome.Applied();
    }

    private static RecordOutcome failed(String target, Throwable e) {
        return TransientFailures.fullOutbox(e)
                .<RecordOutcome>map(full -> new RecordOutcome.OutboxFull(target, full))
                .orElseGet(() -> refused(e));
    }

    private static RecordOutcome.Poison refused(Throwable e) {
        return switch (e) {
            case UnreadableDocumentException unreadable ->
                    new RecordOutcome.Poison(
                            FailureReason.UNREADABLE_DOCUMENT,
                            String.valueOf(unreadable.getMessage()));
            case PoisonEventException poison ->
                    new RecordOutcome.Poison(
                            FailureReason.REFUSED, String.valueOf(poison.getMessage()));
            default -> new RecordOutcome.Poison(FailureReason.REFUSED, EventCodec.describe(e));
        };
    }

    /// An event with the id of the aggregate that it concerns.
    private record Targeted(String target, IncomingRecord incoming) {}

    /// An event that fails before an aggregate is loaded.
    private static final class Poisoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RecordOutcome.Poison outcome;

        Poisoned(RecordOutcome.Poison outcome) {
            super(outcome.detail());
            this.outcome = outcome;
        }

        RecordOutcome.Poison outcome() {
            return outcome;
        }
    }
}
