package io.amends.embedded.mongo.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts concurrent uses of a resource, many times for each command and from many threads at once,
/// so without a lock. Once closed it refuses new uses and signals the end of the last one.
final class UsageCounter {

    private static final int CLOSED = Integer.MIN_VALUE;

    /// Number of uses; the sign bit means closed.
    private final AtomicInteger inside = new AtomicInteger();

    private final CountDownLatch empty = new CountDownLatch(1);

    /// @return false when it is closed
    boolean enter() {
        if (inside.incrementAndGet() > 0) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        if (inside.decrementAndGet() == CLOSED) {
            empty.countDown();
        }
    }

    /// Refuses new uses and waits for those in progress, up to a timeout.
    ///
    /// @return whether this call closed it and no use is left
    boolean close(Duration patience) throws InterruptedException {
        int before = inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
        if (before < 0) {
            return false;
        }
        return before == 0 || empty.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
