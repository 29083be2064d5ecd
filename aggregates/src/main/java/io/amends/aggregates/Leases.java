package io.amends.aggregates;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Hands out claims on outboxes. Each has a token of its own, so that a claim of this very process
/// that ran out is not mistaken for its successor.
final class Leases {
    private final String holder = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong count = new AtomicLong();
    private final InstantSource realClock;
    private final Duration length;

    Leases(InstantSource realClock, Duration length) {
        this.realClock = realClock;
        this.length = length;
    }

    boolean isFree(@Nullable Held held) {
        return held == null || held.until().isBefore(realClock.instant());
    }

    /// A new claim; events that waited go on having waited since then.
    Held claim(@Nullable Held before) {
        var now = realClock.instant();
        var since = before == null ? now : before.since();
        return new Held(holder + "-" + count.incrementAndGet(), now.plus(length), since);
    }
}
