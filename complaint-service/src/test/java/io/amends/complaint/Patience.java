package io.amends.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waits for what is to come, as long as a busy machine may need.
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Patience() {}

    static void until(String what, BooleanSupplier happened) {
        var end = Instant.now().plus(LONGEST);
        while (!happened.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Waited in vain for " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what, stopped);
            }
        }
    }
}
