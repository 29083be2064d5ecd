package io.amends.eventing.consuming;

import io.amends.contracts.Sequence;
import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.EventHeader;
import io.amends.eventing.cloudevents.ReceivedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            switch (EventTarget.of(consumer.handler(), incoming)) {
                case EventTarget.Aggregate(var id) -> reachable.add(new Targeted(id, incoming));
                case EventTarget.None(var outcome) -> outcomes.put(incoming, outcome);
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
                outcomes.put(failed.incoming(), PoisonOutcomes.ofFailure(failed.target(), e));
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
                        (id, change) ->
                                new AggregateEventApplier<>(
                                                consumer.name(), context, handler, change)
                                        .apply(byTarget.getOrDefault(id, List.of()))
                                        .forEach(
                                                (each, outcome) ->
                                                        outcomes.merge(
                                                                each,
                                                                outcome,
                                                                EventApplier::first)),
                        handler::beforeWrite);
        return outcomes;
    }

    private static List<ReceivedEvent> known(Collection<List<IncomingRecord>> batch) {
        var known = new ArrayList<ReceivedEvent>();
        for (var records : batch) {
            for (var incoming : records) {
                if (incoming.decoded() instanceof DecodedRecord.Known(_, var received)) {
                    known.add(received);
                }
            }
        }
        return known;
    }

    /// A repeated write finds its earlier effects as duplicates: the first outcome counts.
    private static RecordOutcome first(RecordOutcome before, RecordOutcome now) {
        return before instanceof RecordOutcome.Applied && now instanceof RecordOutcome.Duplicate
                ? before
                : now;
    }

    /// Skips one event, as if it had been applied; false when events before it are missing.
    boolean skip(IncomingRecord incoming) {
        var header = incoming.decoded().header();
        if (header == null || header.sequence() == null) {
            return true;
        }
        return switch (EventTarget.of(consumer.handler(), incoming)) {
            case EventTarget.Aggregate(var id) -> skip(id, header, header.sequence());
            // It concerns no aggregate of this service, so no event waits for it.
            case EventTarget.None _ -> true;
        };
    }

    private boolean skip(String target, EventHeader header, Sequence sequence) {
        var skipped = new AtomicBoolean();
        consumer.store()
                .change(
                        List.of(target),
                        (_, change) ->
                                skipped.set(
                                        new AggregateEventApplier<>(
                                                        consumer.name(),
                                                        context,
                                                        consumer.handler(),
                                                        change)
                                                .skip(header, sequence)));
        return skipped.get();
    }

    /// An event with the id of the aggregate that it concerns.
    private record Targeted(String target, IncomingRecord incoming) {}
}
