package io.amends.launcher.platform;

import java.time.Duration;

/// How long to wait before a dead process is restarted: one second, doubled each time, at most half
/// a minute. A process that ran for a minute resets the pause.
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /// @param lived how long the process ran
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
