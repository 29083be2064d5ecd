package io.amends.complaint.web;

import io.amends.contracts.Cause;
import io.amends.web.problem.Violations;
import org.jspecify.annotations.Nullable;

/// One cause is allowed only for reopened complaints.
final class CauseValidation {
    private CauseValidation() {}

    static void checkNotOnlyForReopening(Violations violations, @Nullable Cause cause) {
        violations.check(
                cause != Cause.RESOLUTION_FAILED,
                "cause",
                "resolution_failed is a reason to reopen; say here why it came to the complaint");
    }
}
