package io.amends.satisfaction.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Exponential backoff: the pause doubles with every consecutive failure, up to a maximum. Not
/// thread-safe.
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final InstantSource realClock;
    private Duration next;
    private Instant notBefore = Instant.MIN;

    Backoff(Duration first, Duration longest, InstantSource realClock) {
        this.first = first;
        this.longest = longest;
        this.realClock = realClock;
        this.next = first;
    }

    boolean isOver() {
        return !realClock.instant().isBefore(notBefore);
    }

    /// @return the pause until the next attempt
    Duration failed() {
        var pause = next;
        notBefore = realClock.instant().plus(pause);
        var doubled = pause.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return pause;
    }

    void succeeded() {
        next = first;
        notBefore = Instant.MIN;
    }
}
