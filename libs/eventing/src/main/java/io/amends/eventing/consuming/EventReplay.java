package io.amends.eventing.consuming;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.PropagatingTraceContext;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// Lets events have their effect once more, from the beginning of their topics, on aggregates
/// beside those in use. Nothing is published, the running consumers' offsets are left alone, and
/// what an operator decided about dead letters holds here too. Topics that no longer hold all, and
/// events that are refused now, are no reason to stop: what is missing is said at the end.
///
/// For one thread; where several consumers are replayed, each has a replay of its own.
public final class EventReplay implements AutoCloseable {
    private static final int BATCH = 4_000;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final TopicNames names;
    private final String original;
    private final DeadLetterStore letters;
    private final EventProcessor intake;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final List<String> gaps = new ArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /// @param kafka where the broker is and how to be let in
    /// @param database the service's, with majority reads and writes
    /// @param original the consumer as it runs in the service, but for its aggregates
    /// @param offsets where to go on, as [#offsets] said; the beginning for what is not in there
    public EventReplay(
            Map<String, Object> kafka,
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?, ?> original,
            Map<String, Long> offsets) {
        this.names = names;
        this.original = original.name();
        this.letters = new DeadLetterStore(database);
        this.intake = intake(names, database, clock, original);
        var settings = KafkaClientConfig.consumer(kafka);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings);
        try {
            this.partitions = partitions(names, original);
            consumer.assign(partitions);
            seek(offsets);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private EventProcessor intake(
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?, ?> original) {
        var meters = new SimpleMeterRegistry();
        var around =
                new ConsumerContext(
                        database,
                        new EventCodec(names),
                        meters,
                        new PropagatingTraceContext(),
                        clock,
                        DocumentFaults.logging());
        var own = named(original, original.name() + ".rebuild");
        var poisonHandler = PoisonEventHandler.asIn(letters, original.name(), clock, refused::add);
        return new EventProcessor(
                own,
                around,
                new ConsumerMetrics(meters, own.name()),
                poisonHandler,
                original.name());
    }

    private static <S, C, E> EventConsumer<S, C, E> named(
            EventConsumer<S, C, E> original, String name) {
        return new EventConsumer<>(
                name, original.topics(), original.aggregates(), original.reaction());
    }

    private List<TopicPartition> partitions(TopicNames names, EventConsumer<?, ?, ?> original) {
        var found = new ArrayList<TopicPartition>();
        for (var topic : original.topics()) {
            consumer.partitionsFor(names.of(topic))
                    .forEach(each -> found.add(new TopicPartition(each.topic(), each.partition())));
        }
        return List.copyOf(found);
    }

    /// Goes to where each partition was left, or to the first record that it still has.
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

    /// Where topics no longer hold their beginnings, a sentence for each partition.
    public List<String> gaps() {
        return List.copyOf(gaps);
    }

    /// The events that had their effect once and were refused now, a sentence for each. They are
    /// dead letters, and what follows them in their aggregates waits.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /// How many events could not have their effect since earlier ones of their aggregates are
    /// missing, or are dead letters.
    public long waiting() {
        return intake.waiting();
    }

    /// Reads one batch and lets it have its effect.
    ///
    /// @return how many events were in it
    public int step() {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        consumer.poll(WAIT).forEach(batch::add);
        if (!batch.isEmpty()) {
            intake.take(withEffect(batch));
            batch.forEach(
                    each ->
                            positions.merge(
                                    new TopicPartition(each.topic(), each.partition()),
                                    each.offset() + 1,
                                    Math::max));
        }
        return batch.size();
    }

    /// Without those that are dead letters by the place where they stand, since they have no
    /// numbers: what they had no effect on then would not show that they are to have none now.
    private List<ConsumerRecord<byte[], byte[]>> withEffect(
            List<ConsumerRecord<byte[], byte[]>> batch) {
        var ids =
                batch.stream()
                        .filter(each -> !TopicNames.isNumbered(names.topic(each.topic())))
                        .map(each -> DeadLetterStore.idAt(original, each))
                        .toList();
        if (ids.isEmpty()) {
            return batch;
        }
        var dead = letters.withoutEffect(ids);
        return batch.stream()
                .filter(each -> !dead.contains(DeadLetterStore.idAt(original, each)))
                .toList();
    }

    /// How many events there are to the ends of the topics as they are now, and how many of them
    /// had their effect.
    public Progress progress() {
        var total = 0L;
        var done = 0L;
        for (var end : consumer.endOffsets(partitions).entrySet()) {
            total += end.getValue();
            done += Math.min(end.getValue(), positions.getOrDefault(end.getKey(), 0L));
        }
        return new Progress(done, total);
    }

    /// How far a replay has come.
    public record Progress(long done, long total) {

        /// Both together.
        public Progress plus(Progress other) {
            return new Progress(done + other.done, total + other.total);
        }

        /// Whether the ends are reached.
        public boolean isAtEnd() {
            return done == total;
        }
    }

    /// Where to go on later: by topic and partition, as `amends.complaints-3`.
    public Map<String, Long> offsets() {
        var offsets = new TreeMap<String, Long>();
        new HashMap<>(positions).forEach((partition, at) -> offsets.put(partition.toString(), at));
        return offsets;
    }

    /// Forgets what waits for earlier events: when all is over, or begins from the beginning.
    public void forget() {
        intake.forget();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
