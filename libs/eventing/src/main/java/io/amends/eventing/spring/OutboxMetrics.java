package io.amends.eventing.spring;

import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.OutboxBacklog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Gauges of waiting events and of their age. Measured periodically, not at every scrape.
final class OutboxMetrics {
    private final InstantSource clock;
    private final AtomicLong pending = new AtomicLong();
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();

    /// @param clock the real clock
    OutboxMetrics(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        Gauge.builder("amends.outbox.pending", pending, AtomicLong::get)
                .description("aggregates with events that are not sent yet")
                .register(registry);
        TimeGauge.builder("amends.outbox.oldest", this::oldestMillis, TimeUnit.MILLISECONDS)
                .description("how long the oldest event has waited to be sent")
                .register(registry);
    }

    void measure(List<DocumentStore<?, ?>> all) {
        var backlogs = all.stream().map(each -> each.outbox().backlog()).toList();
        pending.set(backlogs.stream().mapToLong(OutboxBacklog::aggregates).sum());
        oldest.set(earliest(backlogs));
    }

    private long oldestMillis() {
        var since = oldest.get();
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis();
    }

    private static @Nullable Instant earliest(List<OutboxBacklog> backlogs) {
        Instant earliest = null;
        for (var backlog : backlogs) {
            var since = backlog.since();
            if (since != null && (earliest == null || since.isBefore(earliest))) {
                earliest = since;
            }
        }
        return earliest;
    }
}
