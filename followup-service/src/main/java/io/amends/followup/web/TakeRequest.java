package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand;
import io.swagger.v3.oas.annotations.media.Schema;

/// Nothing more to say than that the caller takes it on.
@Schema(example = "{}")
record TakeRequest() {

    StaffCommand command() {
        return new StaffCommand.Take();
    }
}
