package io.amends.embedded.mongo;

import io.amends.embedded.mongo.engine.DiskReserve;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.embedded.mongo.server.Commands;
import io.amends.embedded.mongo.server.Metrics;
import io.amends.embedded.mongo.server.WireServer;
import io.amends.process.StartupException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A running store. Closing it refuses new commands, answers those in progress and closes the
/// files.
public final class EmbeddedStore implements AutoCloseable {

    /// Dependencies of a store on its environment; tests replace them.
    ///
    /// @param layer wraps the sync of the log
    /// @param freeDisk returns the usable bytes
    /// @param onSyncFailure called when the log could not be synced, or the disk accepts no more
    ///   writes
    record Environment(
            LogSync.Layer layer, LongSupplier freeDisk, Consumer<Throwable> onSyncFailure) {

        static Environment of(StoreOptions options, Consumer<Throwable> onSyncFailure) {
            return new Environment(
                    LogSync.Layer.NONE, options.dir().toFile()::getUsableSpace, onSyncFailure);
        }
    }

    private final PrometheusMeterRegistry registry;
    private final ScheduledExecutorService chores =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("store-chores").factory());
    private final Engine engine;
    private final Commands commands;
    private final WireServer server;
    private final @Nullable MetricsEndpoint endpoint;

    private EmbeddedStore(
            StoreOptions options,
            DiskReserve reserve,
            Engine engine,
            PrometheusMeterRegistry registry,
            Metrics metrics,
            Consumer<Throwable> onStuck) {
        this.engine = engine;
        this.registry = registry;
        this.commands = new Commands(engine, reserve, metrics, options.cursorPatience(), onStuck);
        this.server = new WireServer(commands, options.host(), options.port());
        this.endpoint =
                options.metricsPort() == 0
                        ? null
                        : new MetricsEndpoint(registry, options.metricsPort());
        metrics.gauge(
                "size.bytes",
                "What the records take on disk and in the write buffers",
                engine::size);
        metrics.gauge("disk.free.bytes", "Usable disk space", reserve::free);
        metrics.gauge("connections", "Clients that are connected", server::connections);
        chores.scheduleWithFixedDelay(commands::reapCursors, 1, 1, TimeUnit.SECONDS);
        chores.scheduleWithFixedDelay(reserve::refresh, 500, 500, TimeUnit.MILLISECONDS);
    }

    /// Starts a store within this process; port 0 means any free one.
    ///
    /// @throws StartupException when the folder is in use, written by a newer program, or damaged
    public static EmbeddedStore start(Path dir, int port) {
        return start(StoreOptions.of(dir, port), _ -> {});
    }

    /// Starts a store within this process.
    ///
    /// @param onSyncFailure called when the log could not be synced: nothing written since the last
    ///   successful sync can be trusted, and writers get an error from then on
    public static EmbeddedStore start(StoreOptions options, Consumer<Throwable> onSyncFailure) {
        return start(options, Environment.of(options, onSyncFailure));
    }

    static EmbeddedStore start(StoreOptions options, Environment environment) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Metrics metrics = new Metrics(registry);
        Engine engine =
                Engine.open(
                        options.dir(),
                        new Engine.Settings(
                                environment.layer(), metrics::synced, environment.onSyncFailure()));
        try {
            DiskReserve reserve = new DiskReserve(environment.freeDisk(), options.diskReserve());
            return new EmbeddedStore(
                    options, reserve, engine, registry, metrics, environment.onSyncFailure());
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /// The connection string for MongoDB drivers.
    public String uri() {
        return "mongodb://"
                + server.address().getAddress().getHostAddress()
                + ":"
                + port()
                + "/?directConnection=true";
    }

    /// The port it listens on.
    public int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        chores.shutdown();
        server.close();
        commands.close();
        if (endpoint != null) {
            endpoint.close();
        }
        engine.close();
        registry.close();
    }
}
