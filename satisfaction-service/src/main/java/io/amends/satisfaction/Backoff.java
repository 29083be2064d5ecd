package io.amends.satisfaction;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// When something that failed is tried again: after a pause that doubles with every failure in a
/// row, up to a longest one. Use by one thread at a time.
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

    /// @return how long it is not tried
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
