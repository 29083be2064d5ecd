package io.amends.eventing.spring;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.FailureLog;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.eventing.consuming.ConsumerMonitor;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.eventing.outbox.OutboxRelay;
import io.amends.eventing.topic.TopicInitializer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts consumers and relay before the web server accepts requests, and stops them after it has
/// stopped: first the consumers, then the relay, which sends what the last of them wrote.
final class EventingLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(EventingLifecycle.class);
    private static final int PAGE = 200;
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    private final EventingProperties properties;
    private final TopicInitializer topics;
    private final OutboxRelay relay;
    private final ConsumerContainers consumers;
    private final ConsumerMonitor monitor;
    private final DeadLetterService letters;
    private final OutboxMetrics gauges;
    private final List<DocumentStore<?, ?>> stores;
    private @Nullable ScheduledExecutorService clocks;

    EventingLifecycle(
            EventingProperties properties,
            TopicInitializer topics,
            OutboxRelay relay,
            ConsumerContainers consumers,
            ConsumerMonitor monitor,
            DeadLetterService letters,
            OutboxMetrics gauges,
            List<DocumentStore<?, ?>> stores) {
        this.properties = properties;
        this.topics = topics;
        this.relay = relay;
        this.consumers = consumers;
        this.monitor = monitor;
        this.letters = letters;
        this.gauges = gauges;
        this.stores = stores;
    }

    @Override
    public void start() {
        topics.ensure(properties.brokerWait());
        relay.start();
        consumers.start();
        var scheduler = Executors.newScheduledThreadPool(4, EventingLifecycle::thread);
        every(scheduler, "The clocks' run", properties.timerInterval(), this::fireDueTimers);
        every(scheduler, "The sweep of parked events", properties.parkedEvery(), this::sweep);
        every(scheduler, "Measuring the outboxes", MEASURED_EVERY, () -> gauges.measure(stores));
        every(scheduler, "Measuring the consumers", MEASURED_EVERY, monitor::measure);
        every(scheduler, "Checking the topics", MEASURED_EVERY, topics::refresh);
        clocks = scheduler;
    }

    @Override
    public void stop() {
        var scheduler = clocks;
        clocks = null;
        if (scheduler != null) {
            scheduler.shutdownNow();
        }
        consumers.close();
        relay.close();
        topics.close();
    }

    @Override
    public boolean isRunning() {
        return clocks != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    /// First what waited for documents, since parked events may wait for that.
    private void sweep() {
        letters.sweep();
        consumers.sweep();
    }

    private void fireDueTimers() {
        for (var store : stores) {
            if (store instanceof AggregateStore<?, ?, ?> aggregates) {
                aggregates.fireDueTimers(PAGE);
            }
        }
    }

    private static void every(
            ScheduledExecutorService scheduler, String what, Duration period, Runnable work) {
        var failures = new FailureLog(LOG, what);
        scheduler.scheduleWithFixedDelay(
                () -> quietly(work, failures),
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /// Catches exceptions, since a scheduled task that throws is never run again.
    private static void quietly(Runnable work, FailureLog failures) {
        try {
            work.run();
            failures.succeeded();
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                failures.failed(e);
            }
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("aggregates-clock").daemon().unstarted(work);
    }
}
