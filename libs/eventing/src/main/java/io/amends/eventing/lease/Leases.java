package io.amends.eventing.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Creates leases of one length. Each has a token of its own, so that an expired lease of this
/// process is not mistaken for its successor.
public final class Leases {
    private final String holder = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong count = new AtomicLong();
    private final InstantSource realClock;
    private final Duration length;

    /// @param realClock leases do not follow the business clock
    /// @param length how long a lease lasts without being renewed
    public Leases(InstantSource realClock, Duration length) {
        this.realClock = realClock;
        this.length = length;
    }

    /// Whether a lease can be acquired.
    ///
    /// @param before the one that is stored; null where there is none
    public boolean isFree(@Nullable Lease before) {
        return before == null || before.isExpired(realClock.instant());
    }

    /// The lease that follows another one.
    ///
    /// @param before null where there is none
    public Lease next(@Nullable Lease before) {
        return new Lease(newToken(), before == null ? 1 : before.fence() + 1, renewedUntil());
    }

    /// When a lease that is acquired or renewed now expires.
    public Instant renewedUntil() {
        return realClock.instant().plus(length);
    }

    /// How long a lease lasts without being renewed.
    public Duration length() {
        return length;
    }

    Instant now() {
        return realClock.instant();
    }

    String newToken() {
        return holder + "-" + count.incrementAndGet();
    }
}
