package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.query.QueryStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Results that clients fetch in several batches. Idle cursors are closed.
final class Cursors implements AutoCloseable {

    /// Documents, one after the other; closing releases their resources.
    interface Feed extends AutoCloseable {

        /// The next document and its size, or null at the end.
        @Nullable Item next();

        @Override
        void close();
    }

    /// A document to be sent to the client.
    record Item(Document document, int size) {}

    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final Map<Long, Cursor> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong(System.nanoTime() & 0xFFFF_FFFFL);
    private final Duration patience;
    private final Metrics metrics;

    Cursors(Duration patience, Metrics metrics) {
        this.patience = patience;
        this.metrics = metrics;
    }

    /// Returns the first batch and keeps the rest.
    ///
    /// @param single whether the client wants only this batch
    Document first(
            String namespace, Feed feed, QueryStatistics examined, long batchSize, boolean single) {
        Cursor cursor = new Cursor(ids.incrementAndGet(), namespace, feed, examined);
        boolean kept = false;
        try {
            List<Document> batch = cursor.take(batchSize);
            kept = !single && !cursor.finished();
            if (kept) {
                examined.timeless();
                open.put(cursor.id, cursor);
            }
            return Replies.firstBatch(namespace, kept ? cursor.id : 0, batch);
        } finally {
            if (!kept) {
                cursor.close();
            }
        }
    }

    /// Returns the next batch; size 0 means as many as fit.
    ///
    /// @throws MongoServerError 43 when the cursor does not exist
    Document more(long id, String namespace, long batchSize) {
        Cursor cursor = open.get(id);
        if (cursor == null || !cursor.namespace.equals(namespace)) {
            throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
        }
        List<Document> batch;
        try {
            batch = cursor.take(batchSize == 0 ? Long.MAX_VALUE : batchSize);
        } catch (RuntimeException e) {
            kill(id);
            throw e;
        }
        metrics.examined(cursor.examined);
        if (cursor.finished()) {
            kill(id);
            return Replies.nextBatch(namespace, 0, batch);
        }
        return Replies.nextBatch(namespace, id, batch);
    }

    /// Closes a cursor.
    ///
    /// @return false when it does not exist
    boolean kill(long id) {
        Cursor cursor = open.remove(id);
        if (cursor != null) {
            cursor.close();
        }
        return cursor != null;
    }

    /// Closes idle cursors.
    ///
    /// @return their number
    int reap() {
        int before = open.size();
        long oldest = System.nanoTime() - patience.toNanos();
        open.values().stream()
                .filter(cursor -> cursor.lastUse - oldest < 0)
                .forEach(cursor -> kill(cursor.id));
        return Math.max(0, before - open.size());
    }

    int size() {
        return open.size();
    }

    @Override
    public void close() {
        List.copyOf(open.keySet()).forEach(this::kill);
    }

    private static final class Cursor {

        private final long id;
        private final String namespace;
        private final Feed feed;
        private final QueryStatistics examined;
        private volatile long lastUse = System.nanoTime();
        private @Nullable Item ahead;
        private boolean started;
        private boolean closed;

        Cursor(long id, String namespace, Feed feed, QueryStatistics examined) {
            this.id = id;
            this.namespace = namespace;
            this.feed = feed;
            this.examined = examined;
        }

        synchronized List<Document> take(long count) {
            if (closed) {
                throw new MongoServerError(43, "CursorNotFound", "cursor id " + id + " not found");
            }
            lastUse = System.nanoTime();
            List<Document> batch = new ArrayList<>();
            if (!started && count > 0) {
                started = true;
                ahead = feed.next();
            }
            int bytes = 0;
            for (Item item = ahead; item != null && batch.size() < count; item = ahead) {
                if (!batch.isEmpty() && bytes + item.size() > BATCH_BYTES) {
                    break;
                }
                bytes += item.size();
                batch.add(item.document());
                ahead = feed.next();
            }
            return batch;
        }

        synchronized boolean finished() {
            return started && ahead == null;
        }

        synchronized void close() {
            closed = true;
            feed.close();
        }
    }
}
