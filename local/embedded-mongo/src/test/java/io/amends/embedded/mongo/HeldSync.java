package io.amends.embedded.mongo;

import io.amends.embedded.mongo.engine.LogSync;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDBException;

/// Holds each sync of the log until it is let go; not for ever, so that a test that fails ends.
final class HeldSync implements LogSync.Layer {

    private static final int PATIENCE_SECONDS = 90;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private final Semaphore permits;

    /// @param free how many syncs go through at once; the first one belongs to the start
    HeldSync(int free) {
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
        throw new RocksDBException("nobody let the sync go on");
    }

    /// How many syncs began so far.
    int begun() {
        return begun.get();
    }

    /// Whether one is held at this moment.
    boolean holds() {
        return held.get() > 0;
    }

    /// From now on each one is held.
    void hold() {
        permits.drainPermits();
    }

    /// Lets so many go on, now or later.
    void letGo(int syncs) {
        permits.release(syncs);
    }
}
