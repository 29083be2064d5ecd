package io.amends.aggregates.messaging;

import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/// The consumers of a service, from start to stop.
public final class Messaging implements AutoCloseable {
    /// A batch of so many says that more are waiting.
    private static final int MANY = 500;

    private final Settings settings;
    private final Surroundings around;
    private final DeadLetterBox box;
    private final DeadLetterCopies copies;
    private final DeadLetters deadLetters;
    private final Gate gate = new Gate();
    private final List<Intake> intakes = new ArrayList<>();
    private final List<ConcurrentMessageListenerContainer<byte[], byte[]>> containers =
            new ArrayList<>();
    private boolean started;
    private boolean paused;

    /// @param database the service's, with majority reads and writes
    /// @param sender for copies of dead letters
    /// @param clock the business clock
    public Messaging(
            Settings settings,
            MongoDatabase database,
            KafkaSender sender,
            MeterRegistry meters,
            TraceContext traces,
            Clock clock) {
        this.settings = settings;
        var names = settings.names();
        this.box = new DeadLetterBox(database);
        this.copies = new DeadLetterCopies(sender, names);
        this.around = new Surroundings(database, new EventCodec(names), meters, traces, clock);
        this.deadLetters = new DeadLetters(box, clock, gate);
    }

    /// What could not have its effect.
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /// Adds a consumer, to be started with the others.
    public void add(EventConsumer<?, ?, ?> consumer) {
        var metrics = new ConsumerMetrics(around.meters(), consumer.name());
        var burial = Burial.in(box, copies, metrics, around.clock());
        var intake = new Intake(consumer, around, metrics, burial);
        deadLetters.register(intake);
        intakes.add(intake);
    }

    /// Starts all consumers, or has them started by the end of a pause.
    public synchronized void start() {
        started = true;
        if (!paused) {
            startConsumers();
        }
    }

    /// Lets nothing have its effect until [#resume]: when this returns, what was under way is
    /// finished, and the consumers have left their groups.
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

    /// Does work that changes what consumers change, unless there is a pause; false then.
    public boolean unlessPaused(Runnable work) {
        return gate.pass(work);
    }

    /// Applies what was parked and can be applied by now; to be called every few seconds.
    public void sweep() {
        gate.pass(() -> intakes.forEach(Intake::sweep));
    }

    /// Stops all consumers; what is under way is finished.
    @Override
    public synchronized void close() {
        started = false;
        stopConsumers();
    }

    private void startConsumers() {
        for (var intake : intakes) {
            var container = container(intake);
            containers.add(container);
            container.start();
        }
    }

    private void stopConsumers() {
        containers.forEach(ConcurrentMessageListenerContainer::stop);
        containers.clear();
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container(Intake intake) {
        var consumer = intake.consumer();
        var topics = consumer.topics().stream().map(settings.names()::of).toArray(String[]::new);
        var properties = new ContainerProperties(topics);
        properties.setGroupId(settings.groupPrefix() + consumer.name());
        properties.setMessageListener(
                (BatchMessageListener<byte[], byte[]>) records -> take(intake, records));
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setPollTimeout(1_000);
        properties.setMissingTopicsFatal(false); // looked at before, by Topics
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<byte[], byte[]>(
                                Clients.consumer(settings.kafka())),
                        properties);
        container.setConcurrency(settings.threads());
        container.setBeanName(consumer.name());
        container.setCommonErrorHandler(new DefaultErrorHandler(forEver(settings.retryAtMost())));
        return container;
    }

    private void take(Intake intake, List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            intake.take(records);
            gather(records.size());
        } catch (StackOverflowError | LinkageError e) {
            // An Error would stop the consumer for good, and nobody would see it.
            throw new IllegalStateException("could not take a batch", e);
        }
    }

    /// Lets the next events come together, unless there are many already.
    private void gather(int taken) {
        if (taken < MANY) {
            LockSupport.parkNanos(settings.gather().toNanos());
        }
    }

    /// What fails here is never one event, for that was dealt with, but the store or the broker:
    /// the partition is paused and the batch tried again, without end.
    private static ExponentialBackOff forEver(Duration longest) {
        var backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(longest.toMillis());
        return backOff;
    }

    /// How consumers run.
    ///
    /// @param kafka where the broker is and how to be let in
    /// @param groupPrefix put before every consumer's name, as a topic's prefix is
    /// @param threads how many each consumer has
    /// @param gather how long to let events come together, where they do not wait already
    /// @param retryAtMost the longest pause between tries
    public record Settings(
            Map<String, Object> kafka,
            TopicNames names,
            String groupPrefix,
            int threads,
            Duration gather,
            Duration retryAtMost) {}
}
