package io.amends.aggregates.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// The figures of one consumer.
final class ConsumerMetrics {
    private final MeterRegistry registry;
    private final String consumer;
    private final Counter duplicates;
    private final Counter gaps;
    private final Timer age;
    private final AtomicLong parked = new AtomicLong();

    ConsumerMetrics(MeterRegistry registry, String consumer) {
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
        Gauge.builder("amends.consumer.parked", parked, AtomicLong::get)
                .description("events that wait for one before them")
                .tag("consumer", consumer)
                .register(registry);
    }

    void applied(Duration sinceEvent) {
        age.record(sinceEvent.isNegative() ? Duration.ZERO : sinceEvent);
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

    void deadLetter(DeadLetter.Reason reason) {
        Counter.builder("amends.consumer.dead.letters")
                .description("events that could not have their effect")
                .tag("consumer", consumer)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }
}
