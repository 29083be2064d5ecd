package io.amends.complaint.domain;

import java.time.Duration;
import java.time.Instant;

/// How long after its last resolution or rejection a complaint can be reopened; later, a new case
/// is created. Closing does not restart the window.
///
/// @param length positive
public record ReopenWindow(Duration length) {
    /// Thirty days.
    public static final ReopenWindow DEFAULT = new ReopenWindow(Duration.ofDays(30));

    public ReopenWindow {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(
                    "a reopening window is longer than zero, not " + length);
        }
    }

    /// The last instant at which a complaint decided at `decidedAt` can be reopened.
    public Instant endAfter(Instant decidedAt) {
        return decidedAt.plus(length);
    }

    /// Whether a complaint decided at `decidedAt` can still be reopened at `now`.
    public boolean isOpen(Instant decidedAt, Instant now) {
        return !now.isAfter(endAfter(decidedAt));
    }
}
