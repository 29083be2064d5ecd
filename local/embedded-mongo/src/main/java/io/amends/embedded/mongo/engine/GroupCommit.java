package io.amends.embedded.mongo.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// One thread syncs the log for all writers: writes during a sync share the next one. Only after it
/// are the writes visible to readers and acknowledged to their writers.
final class GroupCommit {

    private record Waiter(long sequence, DurabilityCallback then) {}

    private final RocksDB db;
    private final LogSync sync;
    private final SyncedPosition mark;
    private final Consumer<Throwable> onFailure;
    private final SyncTimes times;
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparingLong(Waiter::sequence));
    private final Thread thread;
    private volatile SyncedSnapshot published;
    private boolean failed;
    private boolean stopping;

    GroupCommit(
            RocksDB db,
            LogSync sync,
            SyncedPosition mark,
            SyncTimes times,
            Consumer<Throwable> onFailure)
            throws RocksDBException {
        this.db = db;
        this.sync = sync;
        this.mark = mark;
        this.times = times;
        this.onFailure = onFailure;
        this.published = new SyncedSnapshot(db);
        sync.sync(); // the recovered log may never have reached the disk
        mark.set(published.sequence());
        this.thread = Thread.ofPlatform().name("store-sync").start(this::run);
    }

    /// The newest synced state, retained for the caller.
    SyncedSnapshot synced() {
        SyncedSnapshot snapshot = published;
        while (!snapshot.retain()) {
            snapshot = published;
        }
        return snapshot;
    }

    /// Calls `then` once everything up to `sequence` is on disk, or at once if that is impossible.
    void whenSynced(long sequence, DurabilityCallback then) {
        boolean durable;
        synchronized (waiters) {
            durable = sequence <= published.sequence();
            if (!durable && !failed) {
                waiters.add(new Waiter(sequence, then));
                waiters.notifyAll();
                return;
            }
        }
        then.known(durable);
    }

    private void run() {
        try {
            while (awaitWork()) {
                SyncedSnapshot next = new SyncedSnapshot(db);
                long start = System.nanoTime();
                sync.sync();
                times.took(System.nanoTime() - start);
                mark.set(next.sequence());
                publish(next).forEach(waiter -> waiter.then().known(true));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RocksDBException | RuntimeException e) {
            fail(e); // without this thread no write would ever be answered
        }
    }

    private boolean awaitWork() throws InterruptedException {
        synchronized (waiters) {
            while (waiters.isEmpty() && !stopping) {
                waiters.wait();
            }
            return !waiters.isEmpty();
        }
    }

    private List<Waiter> publish(SyncedSnapshot next) {
        List<Waiter> due = new ArrayList<>();
        synchronized (waiters) {
            SyncedSnapshot previous = published;
            published = next;
            previous.release();
            while (!waiters.isEmpty() && waiters.element().sequence() <= next.sequence()) {
                due.add(waiters.remove());
            }
        }
        return due;
    }

    private void fail(Exception cause) {
        List<Waiter> disappointed;
        synchronized (waiters) {
            failed = true;
            disappointed = List.copyOf(waiters);
            waiters.clear();
        }
        onFailure.accept(cause);
        disappointed.forEach(waiter -> waiter.then().known(false));
    }

    /// Completes the pending sync, then ends.
    void stop() throws InterruptedException {
        synchronized (waiters) {
            stopping = true;
            waiters.notifyAll();
        }
        thread.join();
        published.release();
    }
}
