package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Limits how often one call is tried again: counts version conflicts and broken connections, and
/// waits a little between tries.
final class WriteRetries {
    /// Version conflicts that one call retries before it asks the caller to come back.
    private static final int MAX_CONFLICTS = 64;

    /// Broken connections after which one call fails.
    private static final int MAX_FAILURES = 3;

    private int conflicts;
    private int failures;

    /// Another writer was faster.
    ///
    /// @throws OutboxFullException when that happened too often
    void afterConflict(String id) {
        if (++conflicts > MAX_CONFLICTS) {
            throw new OutboxFullException("too many write to " + id, Duration.ofSeconds(1));
        }
        var longest = Math.min(1L << Math.min(conflicts, 5), 32) * 1_000_000;
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
    }

    /// The store did not answer.
    ///
    /// @throws MongoException when that happened too often
    void afterFailure(MongoException e) {
        if (++failures >= MAX_FAILURES) {
            throw e;
        }
    }
}
