package io.amends.satisfaction;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/// Waits for what other threads do, with a limit that also suits a busy machine.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /// Waits until a condition holds.
    public static void await(BooleanSupplier condition) {
        await("what a test waits for", condition);
    }

    /// @param what the error message if it never does
    public static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /// @param patience the limit, for slow operations
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .until(condition::getAsBoolean);
    }
}
