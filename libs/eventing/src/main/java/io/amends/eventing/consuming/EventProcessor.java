package io.amends.eventing.consuming;

import static java.util.function.Predicate.not;

import io.amends.eventing.cloudevents.DecodedRecord;
import io.amends.eventing.cloudevents.FailureDescription;
import io.amends.eventing.cloudevents.PoisonEventException;
import io.amends.eventing.consuming.IncomingRecord.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Applies each event once, in batches, parks events that come too early or find a full outbox, and
/// stores poison events as dead letters. Everything here may be repeated at any moment, by this or
/// another process.
public final class EventProcessor {
    private static final int PAGE = 500;

    private final EventConsumer<?, ?> consumer;
    private final ConsumerContext context;
    private final EventApplier<?, ?> applier;
    private final ParkedEvents parked;
    private final ConsumerMetrics metrics;
    private final PoisonEventHandler poisonHandler;
    private final String skipsOf;

    /// Subjects known to have parked events, so that these are applied at once and not by the next
    /// sweep.
    private final Set<Subject> waiting = ConcurrentHashMap.newKeySet();

    /// Aggregates whose full outbox events wait for.
    private final Set<String> fullOutboxes = ConcurrentHashMap.newKeySet();

    /// @param skipsOf the consumer whose skips apply here: itself, or the one that it replays
    public EventProcessor(
            EventConsumer<?, ?> consumer,
            ConsumerContext context,
            ConsumerMetrics metrics,
            PoisonEventHandler poisonHandler,
            String skipsOf) {
        this.consumer = consumer;
        this.context = context;
        this.applier = new EventApplier<>(consumer, context);
        this.parked = new ParkedEvents(context.database(), consumer.name(), context.faults());
        this.metrics = metrics;
        this.poisonHandler = poisonHandler;
        this.skipsOf = skipsOf;
    }

    ConsumerMetrics metrics() {
        return metrics;
    }

    /// The consumer whose events it processes.
    public EventConsumer<?, ?> consumer() {
        return consumer;
    }

    /// Processes a batch. When this returns, every record is applied, parked or a dead letter: its
    /// offset may be committed.
    public void process(List<ConsumerRecord<byte[], byte[]>> records) {
        var early = new ArrayList<IncomingRecord>();
        var postponed = new ArrayList<IncomingRecord>();
        var released = new LinkedHashSet<Subject>();
        applier.apply(records.stream().map(this::decode).filter(not(this::isSkipped)).toList())
                .forEach(
                        (incoming, outcome) -> {
                            switch (outcome) {
                                case RecordOutcome.Applied(), RecordOutcome.NotFollowed() ->
                                        applied(incoming, released);
                                case RecordOutcome.Duplicate() -> metrics.duplicate();
                                case RecordOutcome.Ahead() -> early.add(incoming);
                                case RecordOutcome.OutboxFull(var target, _) -> {
                                    fullOutboxes.add(target);
                                    postponed.add(incoming);
                                }
                                case RecordOutcome.Poison poison -> {
                                    var subject = incoming.subject();
                                    if (deadLetter(incoming, poison) && subject != null) {
                                        released.add(subject);
                                    }
                                }
                            }
                        });
        if (!postponed.isEmpty()) {
            postpone(postponed);
        }
        if (!early.isEmpty()) {
            park(early, released);
        }
        released.forEach(this::release);
    }

    /// A skipped record becomes a dead letter without loading its aggregate, since that may be what
    /// fails.
    private boolean isSkipped(IncomingRecord incoming) {
        var raw = incoming.raw();
        var partition = new TopicPartition(raw.topic(), raw.partition());
        var skip = context.skips().find(skipsOf, partition, raw.offset());
        if (skip == null || poisonHandler.wasRetried(incoming)) {
            return false;
        }
        if (poisonHandler.handle(incoming, skip.poison())) {
            applier.skip(incoming);
        }
        return true;
    }

    /// Applies all parked events that can be applied now.
    void sweep() {
        var before = Set.copyOf(fullOutboxes);
        var full = new LinkedHashSet<String>();
        for (var subject : parked.subjects()) {
            waiting.add(subject);
            full.addAll(release(subject));
        }
        before.stream().filter(not(full::contains)).forEach(fullOutboxes::remove);
        metrics.parked(parked.count());
        metrics.fullOutboxes(fullOutboxes.size());
    }

    /// Continues after an interruption: the parked events of the earlier run are known again, so
    /// that they are applied after their predecessors.
    public void resume() {
        for (var subject : parked.allSubjects()) {
            waiting.add(subject);
            release(subject);
        }
    }

    /// Tries one record again.
    public RecordOutcome retry(ConsumerRecord<byte[], byte[]> record) {
        var incoming = decode(record);
        var outcome = Objects.requireNonNull(applier.apply(List.of(incoming)).get(incoming));
        releaseBehind(incoming);
        return outcome;
    }

    /// Skips one record, as if it had been applied; false when events before it are missing.
    public boolean skip(ConsumerRecord<byte[], byte[]> record) {
        var incoming = decode(record);
        var skipped = applier.skip(incoming);
        releaseBehind(incoming);
        return skipped;
    }

    /// How many events of an aggregate wait for an earlier one.
    public long countWaiting(Subject subject) {
        return parked.count(subject);
    }

    private IncomingRecord decode(ConsumerRecord<byte[], byte[]> record) {
        return new IncomingRecord(record, validated(context.codec().decode(record)));
    }

    /// An event that the handler's validation refuses is undecodable.
    private DecodedRecord validated(DecodedRecord decoded) {
        if (!(decoded instanceof DecodedRecord.Known(var header, var received))) {
            return decoded;
        }
        try {
            consumer.handler().validate(received);
            return decoded;
        } catch (PoisonEventException e) {
            return new DecodedRecord.Undecodable(header, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return new DecodedRecord.Undecodable(header, FailureDescription.of(e));
        }
    }

    /// Applies parked events of one aggregate as long as the next one is among them.
    ///
    /// @return the aggregates whose full outbox they wait for
    private Set<String> release(Subject subject) {
        var full = new LinkedHashSet<String>();
        while (true) {
            var page = parked.find(subject, PAGE).stream().map(this::decode).toList();
            if (page.isEmpty()) {
                waiting.remove(subject);
                return full;
            }
            var done = new ArrayList<IncomingRecord>();
            applier.apply(page)
                    .forEach(
                            (incoming, outcome) -> {
                                if (outcome instanceof RecordOutcome.OutboxFull(var target, _)) {
                                    full.add(target);
                                    fullOutboxes.add(target);
                                }
                                if (isDone(incoming, outcome)) {
                                    done.add(incoming);
                                }
                            });
            if (done.isEmpty()) {
                return full;
            }
            parked.remove(done);
        }
    }

    private boolean isDone(IncomingRecord incoming, RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Applied(), RecordOutcome.NotFollowed() -> {
                recordAge(incoming);
                yield true;
            }
            case RecordOutcome.Duplicate() -> true;
            case RecordOutcome.Ahead(), RecordOutcome.OutboxFull(_, _) -> false;
            case RecordOutcome.Poison poison -> {
                deadLetter(incoming, poison);
                yield true;
            }
        };
    }

    /// Parks events whose effect does not fit into an outbox now; the sweep applies them later, and
    /// other aggregates' events go on.
    private void postpone(List<IncomingRecord> postponed) {
        parked.park(postponed);
        postponed.stream()
                .map(IncomingRecord::subject)
                .filter(Objects::nonNull)
                .forEach(waiting::add);
        metrics.parked(parked.count());
        metrics.fullOutboxes(fullOutboxes.size());
    }

    private void park(List<IncomingRecord> early, Set<Subject> released) {
        parked.park(early);
        for (var incoming : early) {
            metrics.gap();
            var subject = incoming.subject();
            if (subject != null) {
                waiting.add(subject);
                released.add(subject); // another process may just have applied the one before it
            }
        }
        metrics.parked(parked.count());
    }

    private void applied(IncomingRecord incoming, Set<Subject> released) {
        recordAge(incoming);
        var subject = incoming.subject();
        if (subject != null && waiting.contains(subject)) {
            released.add(subject);
        }
    }

    private void recordAge(IncomingRecord incoming) {
        var header = incoming.decoded().header();
        if (header != null) {
            metrics.applied(Duration.between(header.time(), context.clock().instant()));
        }
    }

    private void releaseBehind(IncomingRecord incoming) {
        var subject = incoming.subject();
        if (subject != null) {
            release(subject);
        }
    }

    /// True when it was skipped, and the later events of its aggregate can be applied.
    private boolean deadLetter(IncomingRecord incoming, RecordOutcome.Poison poison) {
        return poisonHandler.handle(incoming, poison) && applier.skip(incoming);
    }

    /// How many events wait for earlier ones, or for a full outbox.
    public long waiting() {
        return parked.count();
    }

    /// The aggregates whose full outbox events wait for, as of the last try.
    List<String> fullOutboxes() {
        return fullOutboxes.stream().sorted().toList();
    }

    /// Removes all parked events of this consumer.
    public void removeParkedEvents() {
        parked.removeAll();
        waiting.clear();
        fullOutboxes.clear();
    }
}
