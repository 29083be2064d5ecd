package io.amends.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// Waits for what other threads and processes do. The time limits are for a busy machine; on an
/// idle one they are never reached.
public final class Eventually {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Eventually() {}

    /// Waits until a condition holds.
    ///
    /// @param what the error message if it never does
    public static void holds(String what, BooleanSupplier condition) {
        await(what).until(condition::getAsBoolean);
    }

    /// Waits until there is a result.
    public static <T> T present(String what, Supplier<Optional<T>> question) {
        return present(what, TIMEOUT, question);
    }

    /// Waits until there is a result, with another time limit.
    public static <T> T present(String what, Duration timeout, Supplier<Optional<T>> question) {
        return await(what).atMost(timeout).until(question::get, Optional::isPresent).orElseThrow();
    }

    /// Awaitility with these limits.
    public static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .atMost(TIMEOUT);
    }
}
