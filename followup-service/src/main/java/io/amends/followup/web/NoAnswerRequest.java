package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The request body for an attempt in which the customer was not reached.
///
/// @param note the agent's note, at most 2,000 characters
@Schema(example = "{\"note\": \"Voice mail only.\"}")
record NoAnswerRequest(@Nullable String note) implements ValidatedBody {

    @Override
    public void check(Violations wrong, Instant now) {
        wrong.optionalText("note", note, 2_000);
    }

    StaffCommand command() {
        return new StaffCommand.NoAnswer(note);
    }
}
