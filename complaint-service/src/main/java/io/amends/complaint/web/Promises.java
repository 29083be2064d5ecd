package io.amends.complaint.web;

import io.amends.web.problem.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Validates times in the future, such as the due time of a promise.
final class Promises {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Promises() {}

    static void checkBy(Violations violations, @Nullable Instant by, Instant now) {
        checkFuture(violations.required("by", by), "by", by, now);
    }

    /// Checks an optional time in the future.
    static void checkFuture(
            Violations violations, String field, @Nullable Instant at, Instant now) {
        if (at != null) {
            violations
                    .check(at.isAfter(now), field, "must lie in the future")
                    .check(
                            at.isBefore(now.plus(LONGEST)),
                            field,
                            "must not lie more than ten years ahead");
        }
    }

    static @Nullable Instant optionalMillis(@Nullable Instant at) {
        return at == null ? null : millis(at);
    }

    static Instant millis(@Nullable Instant by) {
        return Objects.requireNonNull(by).truncatedTo(ChronoUnit.MILLIS);
    }
}
