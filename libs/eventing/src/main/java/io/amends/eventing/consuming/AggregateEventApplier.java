package io.amends.eventing.consuming;

import io.amends.contracts.Sequence;
import io.amends.eventing.aggregate.PendingChange;
import io.amends.eventing.aggregate.SourceOffset;
import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.EventHeader;
import io.amends.eventing.cloudevents.ReceivedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Applies the events of a batch that concern one aggregate: decides for each whether it is the
/// next one of its source, and hands it to the handler.
final class AggregateEventApplier<S, E> {
    private final String consumer;
    private final ConsumerContext context;
    private final EventHandler<S, E> handler;
    private final PendingChange<S, E> change;

    /// @param consumer the consumer's name
    /// @param handler for this batch
    AggregateEventApplier(
            String consumer,
            ConsumerContext context,
            EventHandler<S, E> handler,
            PendingChange<S, E> change) {
        this.consumer = consumer;
        this.context = context;
        this.handler = handler;
        this.change = change;
    }

    /// The outcome of each record. Where the outbox is full at the end, all of them wait: they are
    /// concluded together or not at all.
    Map<IncomingRecord, RecordOutcome> apply(List<IncomingRecord> batch) {
        var outcomes = new LinkedHashMap<IncomingRecord, RecordOutcome>();
        try {
            change.atomically(() -> apply(batch, outcomes));
        } catch (RuntimeException e) {
            var full = TransientFailures.fullOutbox(e).orElseThrow(() -> e);
            outcomes.replaceAll(
                    (_, outcome) ->
                            outcome instanceof RecordOutcome.Applied
                                    ? new RecordOutcome.OutboxFull(change.id(), full)
                                    : outcome);
        }
        return outcomes;
    }

    private void apply(List<IncomingRecord> batch, Map<IncomingRecord, RecordOutcome> outcomes) {
        ReceivedEvent last = null;
        for (var incoming : batch) {
            var outcome = decide(incoming);
            outcomes.put(incoming, outcome);
            if (outcome instanceof RecordOutcome.Applied
                    && incoming.decoded() instanceof DecodedRecord.Known(_, var received)) {
                last = received;
            }
        }
        FollowedSubjects.removeOtherOffsets(handler, change);
        if (last != null) {
            conclude(last);
        }
    }

    /// Skips one event, as if it had been applied; false when events before it are missing.
    boolean skip(EventHeader header, Sequence sequence) {
        if (!FollowedSubjects.contain(handler, change, header.subject())) {
            return true; // its source is not followed, so no event waits
        }
        var last = change.sourceOffset(header.source(), header.subject());
        if (last.precedes(sequence)) {
            recordOffset(header);
            return true;
        }
        return last.covers(sequence);
    }

    private RecordOutcome decide(IncomingRecord incoming) {
        var header = Objects.requireNonNull(incoming.decoded().header());
        var sequence = header.sequence();
        if (sequence != null) {
            var last = change.sourceOffset(header.source(), header.subject());
            if (last.equals(SourceOffset.START)
                    && !FollowedSubjects.contain(handler, change, header.subject())) {
                return notFollowed(incoming.decoded());
            }
            if (last.covers(sequence)) {
                return new RecordOutcome.Duplicate();
            }
            if (!last.precedes(sequence)) {
                return new RecordOutcome.Ahead();
            }
        }
        return switch (incoming.decoded()) {
            case DecodedRecord.Known(_, var received) -> attempt(received);
            case DecodedRecord.Unknown _ -> {
                recordOffset(header);
                yield new RecordOutcome.Applied();
            }
            case DecodedRecord.Undecodable _, DecodedRecord.Unidentified _ ->
                    PoisonOutcomes.of(incoming.decoded());
        };
    }

    /// An unreadable event is poison also where it would have no effect.
    private RecordOutcome notFollowed(DecodedRecord decoded) {
        return switch (decoded) {
            case DecodedRecord.Known(_, var received) -> {
                handler.passedOver(received);
                yield new RecordOutcome.NotFollowed();
            }
            case DecodedRecord.Unknown _ -> new RecordOutcome.NotFollowed();
            case DecodedRecord.Undecodable _, DecodedRecord.Unidentified _ ->
                    PoisonOutcomes.of(decoded);
        };
    }

    private RecordOutcome attempt(ReceivedEvent received) {
        try {
            change.atomically(() -> traced(received, () -> handle(received)));
            return new RecordOutcome.Applied();
        } catch (RuntimeException | StackOverflowError e) {
            if (TransientFailures.isTransient(e)) {
                throw e;
            }
            return PoisonOutcomes.ofFailure(change.id(), e);
        }
    }

    private void handle(ReceivedEvent received) {
        var now = now();
        change.fireDueTimers(now, received.id());
        write(handler.handle(change.state(), received, now), received, now);
        if (received.sequence() != null) {
            change.recordOffset(
                    received.source(), received.subject(), SourceOffset.of(received.sequence()));
        }
    }

    /// @param last the last one that was applied
    private void conclude(ReceivedEvent last) {
        traced(
                last,
                () -> {
                    var now = now();
                    change.state()
                            .ifPresent(state -> write(handler.conclude(state, now), last, now));
                });
    }

    private void traced(ReceivedEvent received, Runnable work) {
        context.traces().within(received.traceparent(), consumer, work);
    }

    private Instant now() {
        return change.notBefore(context.clock().instant());
    }

    private void write(Effect<S, E> effect, ReceivedEvent received, Instant now) {
        switch (effect) {
            case Effect.Nothing<S, E>() -> {}
            case Effect.Decide<S, ?, E> decide -> decide(decide, received, now);
            case Effect.NewState<S, E>(var state, var events) ->
                    change.replace(state, events, now, received.source(), received.id());
        }
    }

    private <C> void decide(Effect.Decide<S, C, E> decide, ReceivedEvent received, Instant now) {
        change.decide(decide.type(), decide.command(), now, received.source(), received.id());
    }

    private void recordOffset(EventHeader header) {
        if (header.sequence() != null) {
            change.recordOffset(
                    header.source(), header.subject(), SourceOffset.of(header.sequence()));
        }
    }
}
