package io.amends.launcher.platform;

import java.time.Duration;

/// How long to wait before a dead process is started again: one second, then twice as long each
/// time, at most half a minute. A process that stayed for a minute has shown that it can.
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /// @param lived how long the process was there before it died
    Duration after(Duration lived) {
        if (lived.compareTo(LONG_ENOUGH) >= 0) {
            next = FIRST;
        }
        var wait = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
