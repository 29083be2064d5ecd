package io.amends.eventing.consuming;

import com.mongodb.client.MongoDatabase;
import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.FailureLog;
import io.amends.eventing.aggregate.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/// Starts, pauses, measures and stops the consumers of a service.
public final class ConsumerContainers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerContainers.class);

    /// A batch of this size shows that more records are waiting.
    private static final int MANY = 500;

    private final Settings settings;
    private final ConsumerContext context;
    private final DeadLetterStore box;
    private final DeadLetterTopicPublisher copies;
    private final DeadLetterService deadLetters;
    private final UnreadableDocuments documents;
    private final PauseGate gate = new PauseGate();
    private final BrokerAdmin broker;
    private final ConsumerLag lag;
    private final List<EventProcessor> processors = new ArrayList<>();
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
            new ArrayList<>();
    private final Map<String, FailureLog> failures = new ConcurrentHashMap<>();
    private volatile List<ConsumerState> states = List.of();
    private volatile @Nullable Instant measuredAt;
    private boolean started;
    private boolean paused;

    /// @param database the service's, with majority reads and writes
    /// @param sender for copies of dead letters
    /// @param clock the business clock
    public ConsumerContainers(
            Settings settings,
            MongoDatabase database,
            KafkaSender sender,
            MeterRegistry meters,
            TraceContext traces,
            Clock clock) {
        this.settings = settings;
        var names = settings.names();
        this.box = new DeadLetterStore(database);
        this.copies = new DeadLetterTopicPublisher(sender, names);
        this.documents = new UnreadableDocuments(box, meters, clock);
        this.broker = new BrokerAdmin(settings.kafka());
        this.lag = new ConsumerLag(broker);
        this.context =
                new ConsumerContext(
                        database,
                        new EventCodec(names),
                        meters,
                        traces,
                        clock,
                        documents,
                        new SkippedRecords(database, broker::topicId));
        this.deadLetters = new DeadLetterService(box, documents, clock, gate);
        watch(new ParkedDocuments(database));
    }

    /// The service's dead letters.
    public DeadLetterService deadLetters() {
        return deadLetters;
    }

    /// The listener to which unreadable documents are reported.
    public DocumentFaults documentFaults() {
        return documents;
    }

    /// Watches documents: unreadable ones are counted, and checked until they can be read.
    public void watch(CheckedDocuments checked) {
        documents.watch(checked);
    }

    /// Adds a consumer, to be started with the others.
    public void add(EventConsumer<?, ?> consumer) {
        var metrics = new ConsumerMetrics(context.meters(), consumer.name());
        var poisonHandler = PoisonEventHandler.in(box, copies, metrics, context.clock());
        var processor =
                new EventProcessor(consumer, context, metrics, poisonHandler, consumer.name());
        deadLetters.register(processor);
        processors.add(processor);
        metrics.countFailures(failures(consumer.name())::failuresInARow);
    }

    /// Starts all consumers; during a pause they are started by [#resume].
    public synchronized void start() {
        started = true;
        if (!paused) {
            startConsumers();
        }
    }

    /// Stops all processing until [#resume]: when this returns, running batches are finished, and
    /// the consumers have left their groups.
    public synchronized void pause() {
        paused = true;
        gate.shut();
        stopConsumers();
    }

    /// Ends a pause.
    public synchronized void resume() {
        if (paused) {
            paused = false;
            gate.open();
            if (started) {
                startConsumers();
            }
        }
    }

    /// Runs work that writes to the consumers' aggregates; during a pause it is not run and this
    /// returns false.
    public boolean unlessPaused(Runnable work) {
        return gate.pass(work);
    }

    /// Applies events that were parked, or waited for an unreadable document, and can be applied
    /// now; to be called every few seconds.
    public void sweep() {
        gate.pass(
                () -> {
                    deadLetters.sweep();
                    processors.forEach(EventProcessor::sweep);
                });
    }

    /// Measures the lag of the consumers; to be called every few seconds.
    public void measure() {
        var measured = new ArrayList<ConsumerState>();
        for (var processor : processors) {
            var state =
                    measure(processor).withParked(processor.waiting(), processor.fullOutboxes());
            processor.metrics().progress(state.lag(), state.stalled());
            measured.add(state);
        }
        states = List.copyOf(measured);
        measuredAt = Instant.now();
    }

    /// When the lag was measured last, by the real clock; null before the first time. Not updated
    /// while the broker does not answer.
    public @Nullable Instant measuredAt() {
        return measuredAt;
    }

    /// The consumers' lag at the last measurement, and their current failures in a row.
    public List<ConsumerState> states() {
        return states.stream()
                .map(each -> each.withFailures(failures(each.consumer()).failuresInARow()))
                .toList();
    }

    private FailureLog failures(String consumer) {
        return failures.computeIfAbsent(consumer, name -> new FailureLog(LOG, "Consumer " + name));
    }

    /// Makes a consumer skip the unconsumed records of a partition up to and including an offset.
    /// Each skipped record becomes a dead letter with this reason, which can be retried or
    /// discarded like any other.
    ///
    /// @param topic its name on the wire, such as `amends.complaints`
    /// @param after the offset of the last record to be skipped
    /// @param why kept with the dead letters
    /// @param by the operator
    /// @return how many records are skipped
    /// @throws SkipRefusedException where there is no such consumer or record, or it is consumed
    ///   already
    public long skip(
            String consumer, String topic, int partition, long after, String why, String by) {
        var processor =
                processors.stream()
                        .filter(each -> each.consumer().name().equals(consumer))
                        .findFirst()
                        .orElseThrow(() -> new SkipRefusedException(noSuch(consumer)));
        var name =
                processor.consumer().topics().stream()
                        .filter(each -> each.wireName().equals(topic))
                        .map(settings.names()::of)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new SkipRefusedException(
                                                consumer + " does not consume " + topic));
        var standing =
                measure(processor).partitions().stream()
                        .filter(each -> each.topic().equals(name) && each.partition() == partition)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new SkipRefusedException(
                                                "no record of partition "
                                                        + partition
                                                        + " waits to be consumed"));
        if (after < standing.next() || after >= standing.end()) {
            throw new SkipRefusedException(
                    "offset "
                            + after
                            + " does not wait to be consumed; those that do are "
                            + standing.next()
                            + " to "
                            + (standing.end() - 1));
        }
        context.skips()
                .put(
                        consumer,
                        new TopicPartition(name, partition),
                        standing.next(),
                        after,
                        by,
                        why,
                        context.clock().instant());
        LOG.warn(
                "{} skips {}-{} from offset {} to {}, as {} wants",
                consumer,
                name,
                partition,
                standing.next(),
                after,
                by);
        return after - standing.next() + 1;
    }

    private String noSuch(String consumer) {
        return "there is no consumer "
                + consumer
                + ", but "
                + processors.stream()
                        .map(each -> each.consumer().name())
                        .collect(Collectors.joining(", "));
    }

    private ConsumerState measure(EventProcessor processor) {
        var consumer = processor.consumer();
        var topics = consumer.topics().stream().map(settings.names()::of).toList();
        return lag.measure(consumer.name(), settings.groupPrefix() + consumer.name(), topics);
    }

    /// Stops all consumers; running batches are finished.
    @Override
    public synchronized void close() {
        started = false;
        stopConsumers();
        broker.close();
    }

    private void startConsumers() {
        for (var processor : processors) {
            var container = container(processor);
            containers.add(container);
            container.start();
        }
    }

    private void stopConsumers() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers.clear();
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(EventProcessor processor) {
        var consumer = processor.consumer();
        var topics = consumer.topics().stream().map(settings.names()::of).toArray(String[]::new);
        var properties = new ContainerProperties(topics);
        properties.setGroupId(settings.groupPrefix() + consumer.name());
        var failures = failures(consumer.name());
        properties.setMessageListener(
                (BatchMessageListener<byte[], byte[]>)
                        records -> take(processor, records, failures));
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setPollTimeout(1_000);
        properties.setMissingTopicsFatal(false); // checked before, by TopicInitializer
        // The markers of other producers' transactions are consumed too, or the lag stays above 0.
        properties.setFixTxOffsets(true);
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<byte[], byte[]>(
                                KafkaClientConfig.consumer(settings.kafka())),
                        properties);
        container.setConcurrency(settings.threads());
        container.setBeanName(consumer.name());
        container.setCommonErrorHandler(
                new RetryForever(
                        settings.retryAtMost(),
                        failures,
                        new UnfetchableRecords(context.skips(), consumer.name())));
        return container;
    }

    private void take(
            EventProcessor processor,
            List<ConsumerRecord<byte[], byte[]>> records,
            FailureLog failures) {
        try {
            processor.take(records);
            failures.succeeded();
            gather(records.size());
        } catch (RuntimeException e) {
            failures.failed(e);
            throw e;
        } catch (Error e) {
            // An Error would stop the consumer for good, so it is retried like an exception.
            failures.failed(e);
            throw new IllegalStateException("could not take a batch", e);
        }
    }

    /// Waits for more events to fill the next batch, unless the last one was large.
    private void gather(int taken) {
        if (taken < MANY) {
            LockSupport.parkNanos(settings.linger().toNanos());
        }
    }

    /// Settings of all consumers.
    ///
    /// @param kafka address and credentials of the broker
    /// @param groupPrefix put before every consumer's name, as a topic's prefix is
    /// @param threads how many each consumer has
    /// @param linger how long to wait for more events where few are waiting
    /// @param retryAtMost the longest pause between tries
    public record Settings(
            Map<String, Object> kafka,
            TopicNames names,
            String groupPrefix,
            int threads,
            Duration linger,
            Duration retryAtMost) {}
}
