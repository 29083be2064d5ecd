package io.amends.complaint.web;

import io.amends.web.problem.Violations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Validates the due time of a promise.
final class Promises {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Promises() {}

    static void checkBy(Violations violations, @Nullable Instant by, Instant now) {
        violations.required("by", by);
        if (by != null) {
            violations
                    .check(by.isAfter(now), "by", "must lie in the future")
                    .check(
                            by.isBefore(now.plus(LONGEST)),
                            "by",
                            "must not lie more than ten years ahead");
        }
    }

    static Instant millis(@Nullable Instant by) {
        return Objects.requireNonNull(by).truncatedTo(ChronoUnit.MILLIS);
    }
}
