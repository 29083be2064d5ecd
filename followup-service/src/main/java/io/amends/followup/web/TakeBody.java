package io.amends.followup.web;

import io.amends.followup.domain.StaffCommand;

/// Nothing more to say than that the caller takes it on.
record TakeBody() {

    StaffCommand command() {
        return new StaffCommand.Take();
    }
}
