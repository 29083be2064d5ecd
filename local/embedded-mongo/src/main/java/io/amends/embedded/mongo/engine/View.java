package io.amends.embedded.mongo.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A state of the store to read from: the synced one, for readers, or the newest one, only for
/// writers, who answer after the next sync.
public final class View implements AutoCloseable {

    private final Engine engine;
    private final @Nullable SyncedSnapshot snapshot;
    private final AtomicBoolean closed = new AtomicBoolean();

    View(Engine engine, @Nullable SyncedSnapshot snapshot) {
        this.engine = engine;
        this.snapshot = snapshot;
    }

    /// Sequence number of the last write that this view shows.
    public long sequence() {
        return snapshot == null ? engine.lastSequence() : snapshot.sequence();
    }

    /// Whether this is the newest state, which may be read only with a collection's lock.
    public boolean exclusive() {
        return snapshot == null;
    }

    /// The record under a key, or null.
    public byte @Nullable [] get(ColumnFamily family, byte[] key) {
        checkOpen();
        return engine.get(family, key, snapshot);
    }

    /// The records from `from` (inclusive) up to `to` (exclusive), in this order or backwards.
    public Scan scan(ColumnFamily family, byte[] from, byte[] to, boolean backwards) {
        return scan(family, new Scan.Range(from, to, backwards, false));
    }

    /// The same records forwards, counting the deleted ones before the first.
    public Scan counting(ColumnFamily family, byte[] from, byte[] to) {
        return scan(family, new Scan.Range(from, to, false, true));
    }

    private Scan scan(ColumnFamily family, Scan.Range range) {
        checkOpen();
        return engine.scan(family, range, snapshot);
    }

    private void checkOpen() {
        if (closed.get()) {
            throw new StoreFailure("a view was used after it was closed");
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (snapshot != null) {
            snapshot.release();
        }
        engine.leave();
    }
}
