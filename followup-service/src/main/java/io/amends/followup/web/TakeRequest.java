package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand;
import io.swagger.v3.oas.annotations.media.Schema;

/// The empty request body of taking a follow-up on.
@Schema(example = "{}")
record TakeRequest() {

    StaffCommand command() {
        return new StaffCommand.Take();
    }
}
