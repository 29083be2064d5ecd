package io.amends.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The period from a complaint's receipt or reopening to the resolution, rejection or withdrawal
/// that ends it. Immutable once it has ended.
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

    /// Keeps the first end where there is one.
    Round endedBy(Instant at) {
        return endedAt == null ? new Round(number, startedAt, answerDueAt, at) : this;
    }
}
