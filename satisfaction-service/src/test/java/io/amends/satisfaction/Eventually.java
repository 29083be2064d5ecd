package io.amends.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what other threads do: as long as it takes on a crowded machine, and no longer.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /// Waits until something holds.
    public static void await(BooleanSupplier condition) {
        await("", condition);
    }

    /// @param what said when it never does
    public static void await(String what, BooleanSupplier condition) {
        await(what, PATIENCE, condition);
    }

    /// @param patience for what takes long in itself
    public static void await(String what, Duration patience, BooleanSupplier condition) {
        var end = System.nanoTime() + patience.toNanos();
        var holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() < end) {
            pause();
            holds = condition.getAsBoolean();
        }
        assertThat(holds).as("within %s %s", patience, what).isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
