package io.amends.satisfaction.application;

import io.amends.satisfaction.store.RevenueAtRisk;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Gauge of the revenue at risk. Summing it scans every customer, so it is refreshed only so often
/// that this takes a hundredth of the time, and every ten seconds at most.
final class RevenueAtRiskGauge implements AutoCloseable {
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int PAUSES = 100;

    private final RevenueAtRisk risk;
    private final MeterRegistry registry;
    private final BackgroundJobs.Job measuring;
    private final Map<String, Double> shown = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("risk-gauge").factory());

    RevenueAtRiskGauge(RevenueAtRisk risk, MeterRegistry registry, BackgroundJobs jobs) {
        this.risk = risk;
        this.registry = registry;
        this.measuring = jobs.job("risk-gauge", SHORTEST, LONGEST_PAUSE);
    }

    void start() {
        thread.schedule(this::measure, 0, TimeUnit.MILLISECONDS);
    }

    private void measure() {
        var begin = System.nanoTime();
        measuring.runIfDue(() -> show(risk.byCurrency()));
        var took = System.nanoTime() - begin;
        if (!thread.isShutdown()) {
            var pause = Math.max(SHORTEST.toNanos(), PAUSES * took);
            thread.schedule(this::measure, pause, TimeUnit.NANOSECONDS);
        }
    }

    // A gauge once registered stays, at 0 when no revenue is at risk any more: a scrape could miss
    // one that is removed and registered again.
    private void show(Map<String, Double> sums) {
        shown.replaceAll((currency, _) -> sums.getOrDefault(currency, 0.0));
        sums.forEach(
                (currency, sum) -> {
                    if (shown.put(currency, sum) == null) {
                        register(currency);
                    }
                });
    }

    private void register(String currency) {
        Gauge.builder("amends.revenue.at.risk", shown, it -> it.getOrDefault(currency, 0.0))
                .description("a year's revenue at risk of all customers together")
                .tag("currency", currency)
                .register(registry);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
