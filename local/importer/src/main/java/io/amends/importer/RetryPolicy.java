package io.amends.importer;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// How long an import retries while the platform accepts nothing: shorter as long as it has never
/// accepted anything, because then it is probably not running at all.
final class RetryPolicy {
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final Duration atFirst;
    private final Duration later;
    private final AtomicLong lastSuccess = new AtomicLong(System.nanoTime());
    private volatile boolean succeeded;

    RetryPolicy(Duration atFirst, Duration later) {
        this.atFirst = atFirst;
        this.later = later;
    }

    /// Records that the platform processed a line.
    void recordSuccess() {
        succeeded = true;
        lastSuccess.set(System.nanoTime());
    }

    boolean exhausted() {
        return System.nanoTime() - lastSuccess.get() > (succeeded ? later : atFirst).toNanos();
    }

    /// Pause before the next attempt: increasing, with random jitter.
    static Duration backOff(int tries) {
        long most = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS << Math.min(tries, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    }
}
