package io.amends.eventing.replay;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.consuming.ConsumerContext;
import io.amends.eventing.consuming.ConsumerMetrics;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.consuming.EventProcessor;
import io.amends.eventing.consuming.ParkedEvents;
import io.amends.eventing.consuming.SkippedRecords;
import io.amends.eventing.consuming.UnfetchableRecords;
import io.amends.eventing.deadletter.DeadLetterIds;
import io.amends.eventing.deadletter.DeadLetterStore;
import io.amends.eventing.kafka.BrokerAdmin;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.topic.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Applies events again, from the beginning of their topics, to aggregates in a shadow collection.
/// Nothing is published, the running consumers' offsets are not changed, and decisions of operators
/// about dead letters apply here too. Missing records and events that are refused now do not stop
/// the replay; they are reported at the end.
///
/// Not thread-safe; where several consumers are replayed, each has a replay of its own.
public final class EventReplay implements AutoCloseable {
    private static final int BATCH = 4_000;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final TopicNames names;
    private final String original;
    private final DeadLetterStore letters;
    private final ReplayedDeadLetters poisonHandler;
    private final BrokerAdmin broker;
    private final EventProcessor processor;
    private final UnfetchableRecords unfetchable;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final List<String> gaps = new ArrayList<>();

    /// @param kafka address and credentials of the broker
    /// @param database the service's, with majority reads and writes
    /// @param original the consumer as it runs in the service, but for its aggregates
    /// @param offsets where to continue, from [#offsets]; other partitions start at the beginning
    public EventReplay(
            Map<String, Object> kafka,
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?> original,
            Map<String, Long> offsets) {
        this.names = names;
        this.original = original.name();
        this.letters = new DeadLetterStore(database);
        this.poisonHandler = new ReplayedDeadLetters(letters, original.name(), clock);
        this.broker = new BrokerAdmin(kafka);
        var skips = new SkippedRecords(database, broker::topicId);
        this.unfetchable = new UnfetchableRecords(skips, original.name());
        this.processor = processor(names, database, clock, original, skips);
        var settings = KafkaClientConfig.consumer(kafka);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings);
        try {
            this.partitions = partitions(names, original);
            consumer.assign(partitions);
            seek(offsets);
            if (!offsets.isEmpty()) {
                processor.resume();
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private EventProcessor processor(
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?> original,
            SkippedRecords skips) {
        var meters = new SimpleMeterRegistry();
        var context =
                new ConsumerContext(
                        database,
                        new EventCodec(names),
                        meters,
                        new PropagatingTraceContext(),
                        clock,
                        DocumentFaults.logging(),
                        skips);
        var own = named(original, replayed(original.name()));
        return new EventProcessor(
                own,
                context,
                new ConsumerMetrics(meters, own.name()),
                poisonHandler,
                original.name());
    }

    /// The name under which a consumer's replay parks events.
    private static String replayed(String consumer) {
        return consumer + ".rebuild";
    }

    private static <S, E> EventConsumer<S, E> named(EventConsumer<S, E> original, String name) {
        return new EventConsumer<>(name, original.topics(), original.store(), original.handler());
    }

    private List<TopicPartition> partitions(TopicNames names, EventConsumer<?, ?> original) {
        var found = new ArrayList<TopicPartition>();
        for (var topic : original.topics()) {
            consumer.partitionsFor(names.of(topic))
                    .forEach(each -> found.add(new TopicPartition(each.topic(), each.partition())));
        }
        return List.copyOf(found);
    }

    /// Seeks each partition to its saved offset, or to the first record that it still has.
    private void seek(Map<String, Long> offsets) {
        consumer.beginningOffsets(partitions)
                .forEach(
                        (partition, first) -> {
                            var wanted = offsets.getOrDefault(partition.toString(), 0L);
                            var next = Math.max(wanted, first);
                            if (first > 0) {
                                gaps.add(
                                        String.format(
                                                Locale.ROOT,
                                                "%s begins at offset %d",
                                                partition,
                                                first));
                            }
                            consumer.seek(partition, next);
                            positions.put(partition, next);
                        });
    }

    /// Partitions whose first records were deleted, and skipped records that cannot be fetched, a
    /// sentence for each.
    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    /// The events that were applied before and are refused now, a sentence for each. They are dead
    /// letters, and the later events of their aggregates wait.
    public List<String> refused() {
        return poisonHandler.refused();
    }

    /// How many events were not applied since earlier ones of their aggregates are missing, or are
    /// dead letters.
    public long waiting() {
        return processor.waiting();
    }

    /// Reads and applies one batch.
    ///
    /// @return how many events were in it
    public int step() {
        var batch = poll();
        if (!batch.isEmpty()) {
            processor.process(withEffect(batch));
        }
        // Behind the last record there may be transaction markers, which are never returned.
        partitions.forEach(each -> positions.put(each, consumer.position(each)));
        return batch.size();
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try {
            consumer.poll(WAIT).forEach(batch::add);
        } catch (KafkaException e) {
            var passed = unfetchable.seekPast(e, consumer).orElseThrow(() -> e);
            gaps.add(
                    String.format(
                            Locale.ROOT,
                            "%s cannot be fetched at offset %d, which an operator had skipped",
                            passed.partition(),
                            passed.offset()));
        }
        return batch;
    }

    /// The records without unnumbered dead letters, which are identified by offset: since they have
    /// no numbers, no source offset shows that they were never applied.
    private List<ConsumerRecord<byte[], byte[]>> withEffect(
            List<ConsumerRecord<byte[], byte[]>> batch) {
        var ids =
                batch.stream()
                        .filter(each -> !TopicNames.isNumbered(names.topic(each.topic())))
                        .map(each -> DeadLetterIds.of(original, each))
                        .toList();
        if (ids.isEmpty()) {
            return batch;
        }
        var dead = letters.findUnapplied(ids);
        return batch.stream()
                .filter(each -> !dead.contains(DeadLetterIds.of(original, each)))
                .toList();
    }

    /// How many events there are to the current ends of the topics, and how many of them were
    /// applied.
    public Progress progress() {
        var total = 0L;
        var done = 0L;
        for (var end : consumer.endOffsets(partitions).entrySet()) {
            total += end.getValue();
            done += Math.min(end.getValue(), positions.getOrDefault(end.getKey(), 0L));
        }
        return new Progress(done, total);
    }

    /// The progress of a replay, in events.
    public record Progress(long done, long total) {

        /// The sum of both.
        public Progress plus(Progress other) {
            return new Progress(done + other.done, total + other.total);
        }

        /// Whether the ends are reached.
        public boolean isAtEnd() {
            return done == total;
        }
    }

    /// The offsets to continue from, by topic and partition, as `amends.complaints-3`.
    public Map<String, Long> offsets() {
        var offsets = new TreeMap<String, Long>();
        new HashMap<>(positions).forEach((partition, at) -> offsets.put(partition.toString(), at));
        return offsets;
    }

    /// Removes the parked events of an earlier replay, before one from the beginning.
    public void removeParkedEvents() {
        processor.removeParkedEvents();
    }

    /// Hands the events that a replay has parked over to the original consumer, once the shadow
    /// collection is in use: an aggregate in it may wait for them. Those that were applied there
    /// are dropped as duplicates. Idempotent.
    ///
    /// @param database the service's, with majority reads and writes
    /// @param original the original consumer's name
    public static void handOverParked(MongoDatabase database, String original) {
        new ParkedEvents(database, replayed(original), DocumentFaults.logging()).moveTo(original);
    }

    @Override
    public void close() {
        broker.close();
        consumer.close();
    }
}
