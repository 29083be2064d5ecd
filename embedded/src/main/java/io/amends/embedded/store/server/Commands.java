package io.amends.embedded.store.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.store.data.Collections;
import io.amends.embedded.store.engine.Engine;
import io.amends.embedded.store.engine.StoreFailure;
import io.amends.embedded.store.query.Examined;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every command by its name, and what holds for all of them: a reply to a write is given out when
/// the write is on disk, errors are MongoDB's own, and what is not known is refused.
public final class Commands implements AutoCloseable {

    /// A reply, and the write that has to be on disk before it is given out (0: none).
    public record Reply(Document body, long after) {}

    @FunctionalInterface
    private interface Handler {
        Document run(Request request, Examined examined);
    }

    private static final Logger log = LoggerFactory.getLogger(Commands.class);
    private static final int WIRE_VERSION = 13;
    private static final Set<String> WRITING =
            Set.of(
                    "insert",
                    "update",
                    "delete",
                    "findandmodify",
                    "create",
                    "drop",
                    "dropdatabase",
                    "createindexes",
                    "dropindexes",
                    "deleteindexes");

    private final Engine engine;
    private final Collections collections;
    private final Cursors cursors;
    private final Map<String, Handler> handlers = new HashMap<>();

    /// Over an open store.
    public Commands(Engine engine, Duration cursorPatience) {
        this.engine = engine;
        this.collections = new Collections(engine);
        this.cursors = new Cursors(cursorPatience);
        registerWrites();
        registerReads();
        registerDdl();
        registerAdmin();
    }

    private void on(String name, Handler handler) {
        handlers.put(name.toLowerCase(Locale.ROOT), handler);
    }

    private void registerWrites() {
        Writes writes = new Writes(engine, collections);
        on("insert", writes::insert);
        on("update", writes::update);
        on("delete", writes::delete);
        on("findAndModify", new FindAndModify(engine, collections)::run);
    }

    private void registerReads() {
        Reads reads = new Reads(engine, collections, cursors);
        on("find", reads::find);
        on("getMore", (request, _) -> reads.getMore(request));
        on("killCursors", (request, _) -> reads.killCursors(request));
        on("count", reads::count);
        on("distinct", reads::distinct);
        on("aggregate", reads::aggregate);
    }

    private void registerDdl() {
        Ddl ddl = new Ddl(collections);
        on("create", (request, _) -> ddl.create(request));
        on("drop", (request, _) -> ddl.drop(request));
        on("dropDatabase", (request, _) -> ddl.dropDatabase(request));
        on("createIndexes", (request, _) -> ddl.createIndexes(request));
        on("dropIndexes", (request, _) -> ddl.dropIndexes(request));
        on("deleteIndexes", (request, _) -> ddl.dropIndexes(request));
        on("listIndexes", (request, _) -> ddl.listIndexes(request));
        on("listCollections", (request, _) -> ddl.listCollections(request));
        on("listDatabases", (request, _) -> ddl.listDatabases(request));
    }

    private void registerAdmin() {
        on("hello", (_, _) -> hello());
        on("isMaster", (_, _) -> hello());
        on("ping", (_, _) -> Replies.ok());
        on("endSessions", (_, _) -> Replies.ok());
        on(
                "buildInfo",
                (_, _) ->
                        Replies.ok(
                                new Document("version", "5.0.0")
                                        .append("versionArray", List.of(5, 0, 0, 0))
                                        .append("modules", List.of("amends-embedded-store"))
                                        .append("maxBsonObjectSize", WireServer.LARGEST_DOCUMENT)));
    }

    private static Document hello() {
        return Replies.ok(
                new Document("helloOk", true)
                        .append("ismaster", true)
                        .append("isWritablePrimary", true)
                        .append("maxBsonObjectSize", WireServer.LARGEST_DOCUMENT)
                        .append("maxMessageSizeBytes", WireServer.LARGEST_MESSAGE)
                        .append("maxWriteBatchSize", WireServer.LARGEST_BATCH)
                        .append("localTime", Instant.now())
                        .append("minWireVersion", 0)
                        .append("maxWireVersion", WIRE_VERSION)
                        .append("readOnly", false));
    }

    /// Runs a command. Never throws: what goes wrong is in the reply.
    public Reply run(Request request) {
        String name = request.name().toLowerCase(Locale.ROOT);
        boolean writing = WRITING.contains(name);
        Examined examined = new Examined();
        Document body = answer(name, request, examined);
        return new Reply(body, writing ? engine.lastSequence() : 0);
    }

    private Document answer(String name, Request request, Examined examined) {
        try {
            Handler handler = handlers.get(name);
            if (handler == null) {
                throw new MongoServerError(
                        59, "CommandNotFound", "no such command: '" + request.name() + "'");
            }
            return handler.run(request, examined);
        } catch (MongoServerError e) {
            return Replies.error(e);
        } catch (StoreFailure e) {
            log.error("{} failed", name, e);
            return Replies.error(
                    new MongoServerError(1, "InternalError", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            log.error("{} failed", name, e);
            return Replies.error(
                    new MongoServerError(
                            1, "InternalError", "the command failed: " + e.getMessage()));
        }
    }

    /// Runs `then` when the reply may be given out.
    public void whenDurable(Reply reply, Runnable then) {
        engine.whenSynced(reply.after(), then);
    }

    /// Closes cursors that nobody has used in a while.
    public void reapCursors() {
        cursors.reap();
    }

    @Override
    public void close() {
        cursors.close();
    }
}
