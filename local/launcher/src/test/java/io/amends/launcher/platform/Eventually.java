package io.amends.launcher.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waits for something to come true; how long depends on how busy the machine is.
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Eventually() {}

    static void holds(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
