package io.amends.followup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an agent does with a follow-up.
public sealed interface StaffCommand {

    /// What the command is called when a refusal says what is possible.
    default Action action() {
        return switch (this) {
            case Answered _ -> Action.ANSWERED;
            case NoAnswer _ -> Action.NO_ANSWER;
            case Snooze _ -> Action.SNOOZE;
            case Take _ -> Action.TAKE;
        };
    }

    /// The customer answered; possible before the day as well, since customers call by themselves.
    record Answered(Answer answer) implements StaffCommand {}

    /// The customer was tried and not reached.
    record NoAnswer(@Nullable String note) implements StaffCommand {}

    /// Put it off.
    record Snooze(Instant until) implements StaffCommand {}

    /// Take it on, so that no one else calls; from a colleague only by who supervises.
    record Take() implements StaffCommand {}

    /// The commands by name.
    enum Action {
        ANSWERED,
        NO_ANSWER,
        SNOOZE,
        TAKE
    }
}
