package io.amends.system;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/// Waits for things that other processes do. The limits are for a machine that many share; on a
/// quiet one everything is there long before.
final class Eventually {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /// Asks again and again until there is an answer.
    static <T> T present(String what, Supplier<Optional<T>> question) {
        return present(what, PATIENCE, question);
    }

    static <T> T present(String what, Duration patience, Supplier<Optional<T>> question) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .atMost(patience)
                .until(question::get, Optional::isPresent)
                .orElseThrow();
    }

    static void holds(String what, BooleanSupplier condition) {
        present(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
