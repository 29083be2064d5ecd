package io.amends.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A complaint's way from its receipt, or from a reopening, to the resolution, rejection or
/// withdrawal that ends it. Once it has ended, nothing of it changes.
///
/// @param number from 1
/// @param startedAt the receipt, or the reopening
/// @param answerDueAt when an answer is due; absent where a complaint was reopened before rounds
///   had due instants of their own
/// @param endedAt absent while the complaint is open
public record Round(
        int number, Instant startedAt, @Nullable Instant answerDueAt, @Nullable Instant endedAt) {

    static Round first(Intake intake) {
        return new Round(1, intake.receivedAt(), intake.answerDueAt(), null);
    }

    Round next(Instant at, @Nullable Instant dueAt) {
        return new Round(number + 1, at, dueAt, null);
    }

    /// The first end counts.
    Round endedBy(Instant at) {
        return endedAt == null ? new Round(number, startedAt, answerDueAt, at) : this;
    }
}
