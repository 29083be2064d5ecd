package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The outcome of a complaint that is imported after its end.
///
/// @param status resolved, rejected, withdrawn or closed
/// @param at when it ended, not before the receipt
public record Outcome(
        Status status, Instant at, @Nullable Cause cause, @Nullable Liability liability) {
    public Outcome {
        if (status.isOpen() || status == Status.MERGED) {
            throw new IllegalArgumentException(
                    "an outcome is resolved, rejected, withdrawn or closed");
        }
    }
}
