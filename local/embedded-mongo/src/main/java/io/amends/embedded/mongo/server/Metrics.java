package io.amends.embedded.mongo.server;

import io.amends.embedded.mongo.query.QueryStatistics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The store's metrics, `amends_store_*`.
public final class Metrics {

    private static final String OK = "ok";
    private static final String ERROR = "error";

    private record Kind(String name, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Kind, Timer> commands = new ConcurrentHashMap<>();
    private final Counter documents;
    private final Counter keys;
    private final Counter returned;
    private final Counter scans;
    private final Counter wasteful;
    private final Counter reaped;
    private final Timer syncs;

    /// Registers all metrics without labels.
    public Metrics(MeterRegistry registry) {
        this.registry = registry;
        this.documents = counter("documents.examined", "Documents read to answer commands");
        this.keys = counter("keys.examined", "Index entries read to answer commands");
        this.returned = counter("documents.returned", "Documents given to clients or changed");
        this.scans = counter("collection.scans", "Commands that read a whole collection");
        this.wasteful =
                counter("wasteful.commands", "Commands that examined far more than they returned");
        this.reaped =
                counter("cursors.reaped", "Cursors closed because they were not used any more");
        this.syncs =
                Timer.builder("amends.store.sync")
                        .description("How long a sync of the log took")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofNanos(100_000))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder("amends.store." + name).description(description).register(registry);
    }

    /// Registers a gauge for a value that is kept elsewhere.
    public void gauge(String name, String description, Supplier<Number> figure) {
        Gauge.builder("amends.store." + name, figure)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /// Records the duration of a sync of the log in nanoseconds.
    public void synced(long nanos) {
        syncs.record(Duration.ofNanos(nanos));
    }

    /// Registers a command, so that its figures begin with 0: a rate of what appears with 1 misses
    /// the first one.
    void register(String command) {
        for (var outcome : List.of(OK, ERROR)) {
            commands.computeIfAbsent(new Kind(command, outcome), this::timer);
        }
    }

    /// Records a registered command.
    void command(String name, boolean ok, long nanos) {
        Objects.requireNonNull(commands.get(new Kind(name, ok ? OK : ERROR)))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("amends.store.commands")
                .description(
                        "Commands, from their arrival until the reply could leave but for the sync")
                .tag("command", kind.name())
                .tag("outcome", kind.outcome())
                .register(registry);
    }

    /// Adds the counts since the last call.
    void examined(QueryStatistics examined) {
        documents.increment(examined.documents());
        keys.increment(examined.keys());
        returned.increment(examined.given());
        if (examined.everything()) {
            scans.increment();
        }
        examined.reset();
    }

    void wasteful() {
        wasteful.increment();
    }

    void reaped(int cursors) {
        reaped.increment(cursors);
    }

    double documentsExamined() {
        return documents.count();
    }

    double keysExamined() {
        return keys.count();
    }

    double documentsReturned() {
        return returned.count();
    }

    double collectionScans() {
        return scans.count();
    }
}
