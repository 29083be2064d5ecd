package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.data.Collections;
import io.amends.embedded.mongo.engine.DiskReserve;
import io.amends.embedded.mongo.engine.DurabilityCallback;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.StoreFailure;
import io.amends.embedded.mongo.query.QueryStatistics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All commands by name, and their common rules: a reply to a write is sent when the write is on
/// disk, errors are MongoDB's own, and unknown commands and options are refused.
public final class Commands implements AutoCloseable {

    /// A reply, and the write that has to be on disk before it is sent (0: none); for a reply to a
    /// read it almost always is already.
    public record Reply(Document body, long after) {}

    @FunctionalInterface
    private interface Handler {
        Document run(Request request, QueryStatistics examined);
    }

    /// Requirements of a command on the store.
    private enum Kind {
        /// Reads a state that is on disk already.
        READS,
        /// Changes data, and needs disk space.
        WRITES,
        /// Changes data, and frees disk space.
        REMOVES
    }

    private record Command(String name, Kind kind, Handler handler) {}

    private static final String UNKNOWN = "unknown";

    private static final Logger log = LoggerFactory.getLogger(Commands.class);

    private final Engine engine;
    private final DiskReserve reserve;
    private final Consumer<Throwable> onStuck;
    private final Metrics metrics;
    private final Collections collections;
    private final Cursors cursors;
    private final InefficientQueryLog waste;
    private final Map<String, Command> byName = new HashMap<>();

    /// Commands for an open store.
    ///
    /// @param onStuck called when there is disk space, but the store does not use it
    public Commands(
            Engine engine,
            DiskReserve reserve,
            Metrics metrics,
            Duration cursorPatience,
            Consumer<Throwable> onStuck) {
        this.onStuck = onStuck;
        this.engine = engine;
        this.reserve = reserve;
        this.metrics = metrics;
        this.cursors = new Cursors(cursorPatience, metrics);
        this.waste = new InefficientQueryLog(metrics);
        metrics.gauge("cursors.open", "Cursors that clients have open", cursors::size);
        this.collections = new Collections(engine);
        writes();
        reads();
        definitions(new DdlCommands(collections));
        administration(new AdminCommands(engine, cursors, metrics));
        metrics.register(UNKNOWN);
    }

    private void register(Kind kind, String name, Handler handler) {
        byName.put(name.toLowerCase(Locale.ROOT), new Command(name, kind, handler));
        metrics.register(name);
    }

    private void writes() {
        WriteCommands writes = new WriteCommands(engine, collections);
        register(Kind.WRITES, "insert", writes::insert);
        register(Kind.WRITES, "update", writes::update);
        register(Kind.REMOVES, "delete", writes::delete);
        register(Kind.WRITES, "findAndModify", new FindAndModify(engine, collections)::run);
    }

    private void reads() {
        ReadCommands reads = new ReadCommands(collections, cursors);
        register(Kind.READS, "find", reads::find);
        register(Kind.READS, "getMore", (request, _) -> reads.getMore(request));
        register(Kind.READS, "killCursors", (request, _) -> reads.killCursors(request));
        register(Kind.READS, "count", reads::count);
        register(Kind.READS, "distinct", reads::distinct);
        register(Kind.READS, "aggregate", reads::aggregate);
        Explain explain = new Explain(engine, collections);
        register(Kind.READS, "explain", (request, _) -> explain.run(request));
    }

    private void definitions(DdlCommands ddl) {
        register(Kind.WRITES, "create", (request, _) -> ddl.create(request));
        register(Kind.WRITES, "createIndexes", (request, _) -> ddl.createIndexes(request));
        register(Kind.REMOVES, "drop", (request, _) -> ddl.drop(request));
        register(Kind.REMOVES, "renameCollection", (request, _) -> ddl.rename(request));
        register(Kind.REMOVES, "dropDatabase", (request, _) -> ddl.dropDatabase(request));
        register(Kind.REMOVES, "dropIndexes", (request, _) -> ddl.dropIndexes(request));
        register(Kind.READS, "listIndexes", (request, _) -> ddl.listIndexes(request));
        register(Kind.READS, "listCollections", (request, _) -> ddl.listCollections(request));
        register(Kind.READS, "listDatabases", (request, _) -> ddl.listDatabases(request));
    }

    private void administration(AdminCommands admin) {
        register(Kind.READS, "hello", (_, _) -> AdminCommands.hello());
        register(Kind.READS, "isMaster", (_, _) -> AdminCommands.hello());
        register(Kind.READS, "ping", (_, _) -> Replies.ok());
        register(Kind.READS, "buildInfo", (_, _) -> AdminCommands.buildInfo());
        register(Kind.READS, "serverStatus", (_, _) -> admin.serverStatus());
    }

    /// Runs a command. Never throws: an error is in the reply.
    public Reply run(Request request) {
        long start = System.nanoTime();
        Command command = byName.get(request.name().toLowerCase(Locale.ROOT));
        Document body = answer(command, request);
        boolean ok = Utils.isTrue(body.get("ok")) && !body.containsKey("writeErrors");
        // The registered name: a client may write it with any capitals.
        metrics.command(command == null ? UNKNOWN : command.name(), ok, System.nanoTime() - start);
        boolean reads = command == null || command.kind() == Kind.READS;
        return new Reply(body, reads ? collections.namesChanged() : engine.lastSequence());
    }

    /// Runs a command if it takes microseconds and is not blocked, so that it may run on a thread
    /// that other clients wait for.
    ///
    /// @return null when it was not run
    @Nullable Reply runIfBrief(Request request) {
        if (ShortCommands.withoutCollection(request) || ShortCommands.reads(request)) {
            return run(request);
        }
        return ShortCommands.writes(request)
                ? collections.ifFree(request.namespace(), () -> run(request))
                : null;
    }

    private Document answer(@Nullable Command command, Request request) {
        try {
            if (command == null) {
                throw new MongoServerError(
                        59, "CommandNotFound", "no such command: '" + request.name() + "'");
            }
            Concerns.check(request);
            checkReserve(command.kind());
            QueryStatistics examined =
                    new QueryStatistics(Duration.ofMillis(request.number("maxTimeMS", 0)));
            Document reply = command.handler().run(request, examined);
            waste.examine(request, examined);
            metrics.examined(examined);
            return reply;
        } catch (MongoServerError e) {
            return Replies.error(e);
        } catch (StoreFailure e) {
            log.error("{} failed", request.name(), e);
            haltIfStuck(e);
            return Replies.error(
                    e.outOfSpace() ? outOfSpace() : internal(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            log.error("{} failed", request.name(), e);
            return Replies.error(internal("the command failed: " + e));
        }
    }

    private void checkReserve(Kind kind) {
        if (kind == Kind.WRITES && reserve.exhausted()) {
            throw outOfSpace();
        }
    }

    /// RocksDB, once out of disk space, accepts no writes until it is opened again, also when there
    /// is space: then this process has to end and be restarted.
    private void haltIfStuck(StoreFailure failure) {
        if (failure.outOfSpace()) {
            reserve.refresh();
            if (!reserve.exhausted()) {
                onStuck.accept(failure);
            }
        }
    }

    private MongoServerError outOfSpace() {
        return new MongoServerError(
                14031,
                "OutOfDiskSpace",
                "writes are refused while less than "
                        + reserve.reserve() / 1_000_000
                        + " MB of disk are free ("
                        + reserve.free() / 1_000_000
                        + " MB now); reads, deletes and drops go on. Free some space.");
    }

    static MongoServerError internal(@Nullable String message) {
        return new MongoServerError(1, "InternalError", String.valueOf(message));
    }

    /// Calls `then` when the reply may be sent, or when it must not be.
    public void whenDurable(Reply reply, DurabilityCallback then) {
        engine.whenSynced(reply.after(), then);
    }

    /// Closes idle cursors.
    public void reapCursors() {
        metrics.reaped(cursors.reap());
    }

    @Override
    public void close() {
        cursors.close();
    }
}
