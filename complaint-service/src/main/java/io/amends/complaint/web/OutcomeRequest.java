package io.amends.complaint.web;

import io.amends.complaint.domain.Outcome;
import io.amends.complaint.domain.Status;
import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.web.problem.Violations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The outcome of a complaint that is imported after its end.
record OutcomeRequest(
        @Nullable End status,
        @Nullable Instant at,
        @Nullable Cause cause,
        @Nullable Liability liability) {

    /// The statuses of an ended complaint.
    enum End {
        RESOLVED,
        REJECTED,
        WITHDRAWN,
        CLOSED;

        Status status() {
            return switch (this) {
                case RESOLVED -> Status.RESOLVED;
                case REJECTED -> Status.REJECTED;
                case WITHDRAWN -> Status.WITHDRAWN;
                case CLOSED -> Status.CLOSED;
            };
        }
    }

    void check(Violations violations, @Nullable Instant receivedAt, Instant now) {
        CauseValidation.checkNotOnlyForReopening(violations, cause);
        violations
                .required("status", status)
                .required("at", at)
                .check(at == null || !at.isAfter(now), "at", "must not lie in the future")
                .check(
                        at == null || receivedAt == null || !at.isBefore(receivedAt),
                        "at",
                        "must not lie before receivedAt");
    }

    Outcome toOutcome() {
        return new Outcome(
                Objects.requireNonNull(status).status(),
                Objects.requireNonNull(at).truncatedTo(ChronoUnit.MILLIS),
                cause,
                liability);
    }
}
