package io.amends.aggregates.messaging;

import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.CarriedTraces;
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
import org.apache.kafka.common.TopicPartition;

/// Lets events have their effect once more, from the beginning of their topics, on aggregates
/// beside those in use. Nothing is published, the running consumers' offsets are left alone, and
/// what an operator decided about dead letters holds here too.
///
/// For one thread; where several consumers are replayed, each has a replay of its own.
public final class Replay implements AutoCloseable {
    private static final int BATCH = 4_000;
    private static final Duration WAIT = Duration.ofMillis(200);

    private final Intake intake;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

    /// @param kafka where the broker is and how to be let in
    /// @param database the service's, with majority reads and writes
    /// @param original the consumer as it runs in the service, but for its aggregates
    /// @param offsets where to go on, as [#offsets] said; the beginning for what is not in there
    /// @throws CannotReplay when a topic no longer holds its beginning
    public Replay(
            Map<String, Object> kafka,
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?, ?> original,
            Map<String, Long> offsets) {
        this.intake = intake(names, database, clock, original);
        var settings = Clients.consumer(kafka);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumer = new KafkaConsumer<>(settings);
        try {
            this.partitions = partitions(names, original);
            consumer.assign(partitions);
            requireBeginnings();
            for (var partition : partitions) {
                var next = offsets.getOrDefault(partition.toString(), 0L);
                consumer.seek(partition, next);
                positions.put(partition, next);
            }
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static Intake intake(
            TopicNames names,
            MongoDatabase database,
            Clock clock,
            EventConsumer<?, ?, ?> original) {
        var meters = new SimpleMeterRegistry();
        var around =
                new Surroundings(
                        database, new EventCodec(names), meters, new CarriedTraces(), clock);
        var own = named(original, original.name() + ".rebuild");
        var burial = Burial.asIn(new DeadLetterBox(database), original.name());
        return new Intake(
                own, around, new ConsumerMetrics(meters, own.name()), burial, original.name());
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

    private void requireBeginnings() {
        consumer.beginningOffsets(partitions)
                .forEach(
                        (partition, first) -> {
                            if (first > 0) {
                                throw new CannotReplay(
                                        String.format(
                                                Locale.ROOT,
                                                "%s begins at offset %d: what came before is no longer there, and would be missing from a state made anew. Nothing was changed. Topics of this platform keep everything (retention.ms=-1); restore the topic first.",
                                                partition,
                                                first));
                            }
                        });
    }

    /// Reads one batch and lets it have its effect.
    ///
    /// @return how many events were in it
    /// @throws CannotReplay for an event that had its effect once and is refused now
    public int step() {
        var batch = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        consumer.poll(WAIT).forEach(batch::add);
        if (!batch.isEmpty()) {
            intake.take(batch);
            batch.forEach(
                    each ->
                            positions.merge(
                                    new TopicPartition(each.topic(), each.partition()),
                                    each.offset() + 1,
                                    Math::max));
        }
        return batch.size();
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
