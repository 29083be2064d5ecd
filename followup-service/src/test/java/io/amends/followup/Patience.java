package io.amends.followup;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/// Waits for asynchronous results, with a timeout for a small and busy machine.
final class Patience {
    private Patience() {}

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100));
    }
}
