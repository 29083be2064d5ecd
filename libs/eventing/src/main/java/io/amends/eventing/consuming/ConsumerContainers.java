package io.amends.eventing.consuming;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.FailureLog;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

/// The consumers of a service, and their listener containers: starts, pauses and stops them.
public final class ConsumerContainers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerContainers.class);

    private final Settings settings;
    private final ConsumerContext context;
    private final Function<String, PoisonEventHandler> poisonHandlers;
    private final PauseLock lock = new PauseLock();
    private final List<EventProcessor> processors = new ArrayList<>();
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
            new ArrayList<>();
    private final Map<String, FailureLog> failures = new ConcurrentHashMap<>();
    private boolean started;
    private boolean paused;

    /// @param poisonHandlers the handler of a consumer's poison events, by the consumer's name
    public ConsumerContainers(
            Settings settings,
            ConsumerContext context,
            Function<String, PoisonEventHandler> poisonHandlers) {
        this.settings = settings;
        this.context = context;
        this.poisonHandlers = poisonHandlers;
    }

    /// Adds a consumer, to be started with the others.
    public void add(EventConsumer<?, ?> consumer) {
        var name = consumer.name();
        var metrics = new ConsumerMetrics(context.meters(), name);
        processors.add(
                new EventProcessor(consumer, context, metrics, poisonHandlers.apply(name), name));
        metrics.countFailures(failures(name)::failuresInARow);
    }

    /// The processor of a consumer's events.
    public Optional<EventProcessor> processor(String consumer) {
        return processors.stream()
                .filter(each -> each.consumer().name().equals(consumer))
                .findFirst();
    }

    List<EventProcessor> processors() {
        return processors;
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
        lock.pause();
        stopConsumers();
    }

    /// Ends a pause.
    public synchronized void resume() {
        if (paused) {
            paused = false;
            lock.resume();
            if (started) {
                startConsumers();
            }
        }
    }

    /// Runs work that writes to the consumers' aggregates; during a pause it is not run and this
    /// returns false.
    public boolean unlessPaused(Runnable work) {
        return lock.unlessPaused(work);
    }

    /// Applies events that were parked and can be applied now; to be called every few seconds.
    public void sweep() {
        lock.unlessPaused(() -> processors.forEach(EventProcessor::sweep));
    }

    /// This process's failures in a row of a consumer.
    long failuresInARow(String consumer) {
        return failures(consumer).failuresInARow();
    }

    /// The consumer group of a consumer.
    String group(EventConsumer<?, ?> consumer) {
        return settings.groupPrefix() + consumer.name();
    }

    /// The topics of a consumer, by their names at the broker.
    List<String> topics(EventConsumer<?, ?> consumer) {
        return consumer.topics().stream().map(this::topic).toList();
    }

    String topic(Topic topic) {
        return settings.names().of(topic);
    }

    private FailureLog failures(String consumer) {
        return failures.computeIfAbsent(consumer, name -> new FailureLog(LOG, "Consumer " + name));
    }

    /// Stops all consumers; running batches are finished.
    @Override
    public synchronized void close() {
        started = false;
        stopConsumers();
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
        var properties = new ContainerProperties(topics(consumer).toArray(String[]::new));
        properties.setGroupId(group(consumer));
        var log = failures(consumer.name());
        properties.setMessageListener(new BatchListener(processor, log, settings.linger()));
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
                        log,
                        new UnfetchableRecords(context.skips(), consumer.name())));
        return container;
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
