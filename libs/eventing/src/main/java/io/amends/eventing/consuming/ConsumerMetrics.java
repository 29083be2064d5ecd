package io.amends.eventing.consuming;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The metrics of one consumer.
public final class ConsumerMetrics {
    /// Older events are counted as this old, since the range of a timer is bounded.
    private static final Duration OLDEST = Duration.ofDays(365);

    private final MeterRegistry registry;
    private final String consumer;
    private final Counter duplicates;
    private final Counter gaps;
    private final Timer age;
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong fullOutboxes = new AtomicLong();
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong stalledMillis = new AtomicLong();

    /// Registers the metrics of the consumer of this name.
    public ConsumerMetrics(MeterRegistry registry, String consumer) {
        this.registry = registry;
        this.consumer = consumer;
        duplicates =
                Counter.builder("amends.consumer.duplicates")
                        .description("events that had had their effect already")
                        .tag("consumer", consumer)
                        .register(registry);
        gaps =
                Counter.builder("amends.consumer.gaps")
                        .description("events that came before one that they follow")
                        .tag("consumer", consumer)
                        .register(registry);
        age =
                Timer.builder("amends.event.age")
                        .description("from an event's time to its effect")
                        .tag("consumer", consumer)
                        .serviceLevelObjectives(
                                Duration.ofMillis(10),
                                Duration.ofMillis(50),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Duration.ofHours(1))
                        .register(registry);
        Gauge.builder("amends.consumer.lag", lag, AtomicLong::get)
                .description("records on the consumer's topics that it has not consumed yet")
                .tag("consumer", consumer)
                .register(registry);
        TimeGauge.builder(
                        "amends.consumer.stalled",
                        stalledMillis,
                        TimeUnit.MILLISECONDS,
                        AtomicLong::get)
                .description(
                        "how long a partition with records to consume has made no progress; 0 while all do")
                .tag("consumer", consumer)
                .register(registry);
        Gauge.builder("amends.consumer.parked", parked, AtomicLong::get)
                .description("events that wait for one before them, or for a full outbox")
                .tag("consumer", consumer)
                .register(registry);
        Gauge.builder("amends.consumer.full.outboxes", fullOutboxes, AtomicLong::get)
                .description("aggregates whose events wait since their outbox is full")
                .tag("consumer", consumer)
                .register(registry);
    }

    /// Registers the gauge of the consumer's failures in a row.
    void countFailures(LongSupplier inARow) {
        Gauge.builder("amends.consumer.failures", inARow, LongSupplier::getAsLong)
                .description(
                        "how often in a row this process has failed to consume; 0 when it works")
                .tag("consumer", consumer)
                .strongReference(true)
                .register(registry);
    }

    void applied(Duration sinceEvent) {
        age.record(
                sinceEvent.isNegative()
                        ? Duration.ZERO
                        : sinceEvent.compareTo(OLDEST) > 0 ? OLDEST : sinceEvent);
    }

    /// @param records how many are not consumed yet
    /// @param stalled how long the partition that has stalled longest has made no progress
    void progress(long records, Duration stalled) {
        lag.set(records);
        stalledMillis.set(stalled.toMillis());
    }

    void duplicate() {
        duplicates.increment();
    }

    void gap() {
        gaps.increment();
    }

    void parked(long count) {
        parked.set(count);
    }

    void fullOutboxes(long count) {
        fullOutboxes.set(count);
    }
}
