package io.amends.launcher.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waits for a condition to become true; the time limit allows for a busy machine.
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Eventually() {}

    static void holds(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
