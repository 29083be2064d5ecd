package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.engine.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Commands that describe the server to drivers and operators.
final class AdminCommands {

    /// That of MongoDB 5.0, the newest protocol that needs neither sessions nor a replica set.
    private static final int WIRE_VERSION = 13;

    private final Engine engine;
    private final Cursors cursors;
    private final Metrics metrics;
    private final Instant started = Instant.now();

    AdminCommands(Engine engine, Cursors cursors, Metrics metrics) {
        this.engine = engine;
        this.cursors = cursors;
        this.metrics = metrics;
    }

    static Document hello() {
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

    static Document buildInfo() {
        return Replies.ok(
                new Document("version", "5.0.0")
                        .append("versionArray", List.of(5, 0, 0, 0))
                        .append("modules", List.of("amends-embedded-store"))
                        .append("maxBsonObjectSize", WireServer.LARGEST_DOCUMENT));
    }

    Document serverStatus() {
        Document executor =
                new Document("scanned", (long) metrics.keysExamined())
                        .append("scannedObjects", (long) metrics.documentsExamined())
                        .append(
                                "collectionScans",
                                new Document("total", (long) metrics.collectionScans()));
        Document cursor = new Document("open", new Document("total", (long) cursors.size()));
        Document measured =
                new Document("queryExecutor", executor)
                        .append(
                                "document",
                                new Document("returned", (long) metrics.documentsReturned()))
                        .append("cursor", cursor);
        return Replies.ok(
                new Document("process", "amends-embedded-store")
                        .append("version", "5.0.0")
                        .append("pid", ProcessHandle.current().pid())
                        .append("uptimeMillis", Duration.between(started, Instant.now()).toMillis())
                        .append("localTime", Instant.now())
                        .append("metrics", measured)
                        .append("storageSize", engine.size()));
    }
}
