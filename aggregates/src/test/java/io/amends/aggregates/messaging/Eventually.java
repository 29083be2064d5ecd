package io.amends.aggregates.messaging;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for what has to come true some time.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Eventually() {}

    public static void eventually(ThrowingCallable assertion) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                assertion.call();
                return;
            } catch (Throwable e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("not within " + PATIENCE, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
