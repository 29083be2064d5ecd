package io.amends.embedded.store;

import io.amends.embedded.store.engine.Engine;
import io.amends.embedded.store.engine.LogSync;
import io.amends.embedded.store.server.Commands;
import io.amends.embedded.store.server.WireServer;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A running store. Closing it takes no more commands, answers those under way and closes the
/// files.
public final class EmbeddedStore implements AutoCloseable {

    private final Engine engine;
    private final Commands commands;
    private final WireServer server;
    private final ScheduledExecutorService chores;

    private EmbeddedStore(StoreOptions options, Engine.Settings settings) {
        this.engine = Engine.open(options.dir(), settings);
        try {
            this.commands = new Commands(engine, options.cursorPatience());
            this.server = new WireServer(commands, options.host(), options.port());
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        this.chores =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("store-chores").factory());
        chores.scheduleWithFixedDelay(commands::reapCursors, 1, 1, TimeUnit.SECONDS);
    }

    /// Starts a store within this process; port 0 takes a free one.
    ///
    /// @throws io.amends.embedded.store.engine.StoreFailure when the folder is in use, from a newer
    ///   program, or damaged
    public static EmbeddedStore start(Path dir, int port) {
        return start(StoreOptions.of(dir, port), _ -> {});
    }

    /// Starts a store within this process.
    ///
    /// @param onSyncFailure what to do when the disk did not take the log
    public static EmbeddedStore start(StoreOptions options, Consumer<Throwable> onSyncFailure) {
        return new EmbeddedStore(
                options, new Engine.Settings(LogSync.Layer.NONE, _ -> {}, onSyncFailure));
    }

    static EmbeddedStore start(StoreOptions options, Engine.Settings settings) {
        return new EmbeddedStore(options, settings);
    }

    /// The address for MongoDB drivers.
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
        engine.close();
    }
}
