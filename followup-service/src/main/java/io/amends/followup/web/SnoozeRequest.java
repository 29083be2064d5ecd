package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The request body to postpone a follow-up.
///
/// @param until when the customer is to be asked instead
@Schema(example = "{\"until\": \"2035-06-01T12:00:00Z\"}")
record SnoozeRequest(@Nullable Instant until) implements ValidatedBody {

    @Override
    public void check(Violations wrong, Instant now) {
        wrong.required("until", until)
                .check(until == null || until.isAfter(now), "until", "must lie in the future");
    }

    /// Truncated to the store's precision: a finer instant would be read back as another one.
    StaffCommand command() {
        return new StaffCommand.Snooze(
                Objects.requireNonNull(until).truncatedTo(ChronoUnit.MILLIS));
    }
}
