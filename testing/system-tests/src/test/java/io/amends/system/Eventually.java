package io.amends.system;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/// Waits for conditions that other processes fulfil. The time limits are for a shared machine; on
/// an idle one they are never reached.
final class Eventually {
    static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /// Polls until there is a result.
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
