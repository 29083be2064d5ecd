package io.amends.embedded.mongo.data;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Lets readers detect whether a name was reassigned or removed while they read: the name changes
/// in memory shortly after the documents change in the store, and a state of the store read between
/// the two would have nothing under that name.
final class RenameTracker {

    private static final long MOMENT_NANOS = 20_000;

    /// Odd while a change is in progress.
    private final AtomicLong count = new AtomicLong();

    /// One change, in progress until it is closed.
    @FunctionalInterface
    interface Change extends AutoCloseable {
        @Override
        void close();
    }

    /// Begins a change; only one at a time.
    Change begin() {
        count.incrementAndGet();
        return count::incrementAndGet;
    }

    /// The number of the last change, once none is in progress.
    long settled() {
        long now = count.get();
        while ((now & 1) != 0) {
            LockSupport.parkNanos(MOMENT_NANOS);
            now = count.get();
        }
        return now;
    }

    boolean noneSince(long settled) {
        return count.get() == settled;
    }
}
