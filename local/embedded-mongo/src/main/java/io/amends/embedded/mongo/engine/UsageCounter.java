package io.amends.embedded.mongo.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts who is inside, many times for each command and from many threads at once, so without a
/// lock. Once closed it lets nobody in, and tells when the last one has left.
final class UsageCounter {

    private static final int CLOSED = Integer.MIN_VALUE;

    /// How many are inside; the sign says that it is closed.
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

    /// Lets nobody in any more and waits for those inside, but not for ever.
    ///
    /// @return whether this call closed it and everybody has left
    boolean close(Duration patience) throws InterruptedException {
        int before = inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
        if (before < 0) {
            return false;
        }
        return before == 0 || empty.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
