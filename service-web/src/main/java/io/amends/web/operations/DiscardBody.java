package io.amends.web.operations;

import io.amends.web.problem.Checked;
import io.amends.web.problem.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why an event is given up.
///
/// @param reason the operator's words, kept with the decision; at most 1,000 characters
public record DiscardBody(@Nullable String reason) implements Checked {

    @Override
    public void check(Violations violations, Instant now) {
        violations.text("reason", reason, 1_000);
    }
}
