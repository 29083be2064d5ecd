package io.amends.embedded.mongo;

import io.amends.embedded.mongo.engine.LogSync;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;

/// Blocks each sync of the log until it is released; with a timeout, so that a failing test ends.
final class BlockableSync implements LogSync.Layer {

    private static final int PATIENCE_SECONDS = 90;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final Semaphore permits;

    /// @param free how many syncs are not blocked; the first one belongs to the start
    BlockableSync(int free) {
        permits = new Semaphore(free);
    }

    @Override
    public LogSync around(LogSync sync) {
        return () -> {
            begun.incrementAndGet();
            held.incrementAndGet();
            await();
            held.decrementAndGet();
            sync.sync();
        };
    }

    private void await() throws RocksDBException {
        try {
            if (permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RocksDBException("the sync was not released");
    }

    /// Number of syncs that began.
    int begun() {
        return begun.get();
    }

    /// Whether a sync is blocked at this moment.
    boolean holds() {
        return held.get() > 0;
    }

    /// Blocks every sync from now on.
    void hold() {
        permits.drainPermits();
    }

    /// Releases this number of syncs, now or later.
    void letGo(int syncs) {
        permits.release(syncs);
    }
}
