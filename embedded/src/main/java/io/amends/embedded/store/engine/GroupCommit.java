package io.amends.embedded.store.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// One thread syncs the log for everybody: whoever wrote while a sync was under way shares the next
/// one. Only then are the writes shown to readers and their writers told.
final class GroupCommit {

    private record Waiter(long sequence, Runnable then) {}

    private final RocksDB db;
    private final LogSync sync;
    private final Consumer<Throwable> onFailure;
    private final SyncTimes times;
    private final PriorityQueue<Waiter> waiters =
            new PriorityQueue<>(Comparator.comparingLong(Waiter::sequence));
    private final Thread thread;
    private volatile SyncedSnapshot published;
    private @Nullable Throwable failure;
    private boolean stopping;

    GroupCommit(RocksDB db, LogSync sync, SyncTimes times, Consumer<Throwable> onFailure)
            throws RocksDBException {
        this.db = db;
        this.sync = sync;
        this.times = times;
        this.onFailure = onFailure;
        this.published = new SyncedSnapshot(db);
        sync.sync(); // what recovery found in the log may never have reached the disk
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

    /// Runs `then` once everything up to `sequence` is on disk; never when that fails.
    void whenSynced(long sequence, Runnable then) {
        synchronized (waiters) {
            if (failure != null) {
                return;
            }
            if (sequence > published.sequence()) {
                waiters.add(new Waiter(sequence, then));
                waiters.notifyAll();
                return;
            }
        }
        then.run();
    }

    private void run() {
        try {
            while (awaitWork()) {
                SyncedSnapshot next = new SyncedSnapshot(db);
                long start = System.nanoTime();
                sync.sync();
                times.took(System.nanoTime() - start);
                publish(next).forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RocksDBException | RuntimeException e) {
            fail(e);
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

    private List<Runnable> publish(SyncedSnapshot next) {
        List<Runnable> due = new ArrayList<>();
        synchronized (waiters) {
            SyncedSnapshot previous = published;
            published = next;
            previous.release();
            for (Waiter w = waiters.peek();
                    w != null && w.sequence() <= next.sequence();
                    w = waiters.peek()) {
                due.add(waiters.remove().then());
            }
        }
        return due;
    }

    private void fail(Throwable cause) {
        synchronized (waiters) {
            failure = cause;
            waiters.clear();
        }
        onFailure.accept(cause);
    }

    /// Syncs what is waited for, then ends.
    void stop() throws InterruptedException {
        synchronized (waiters) {
            stopping = true;
            waiters.notifyAll();
        }
        thread.join();
        published.release();
    }
}
