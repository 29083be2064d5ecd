package io.amends.followup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command of an agent on a follow-up.
public sealed interface StaffCommand {

    /// The action that refusals list for this command.
    default Action action() {
        return switch (this) {
            case Answered _ -> Action.ANSWERED;
            case NoAnswer _ -> Action.NO_ANSWER;
            case Snooze _ -> Action.SNOOZE;
            case Take _ -> Action.TAKE;
        };
    }

    /// The customer answered; allowed also before it is due, since customers call unasked.
    record Answered(Answer answer) implements StaffCommand {}

    /// The customer was called and not reached.
    record NoAnswer(@Nullable String note) implements StaffCommand {}

    /// Postpone it.
    record Snooze(Instant until) implements StaffCommand {}

    /// Take it on, so that no one else calls; only supervisors can take it from a colleague.
    record Take() implements StaffCommand {}

    /// The commands by name.
    enum Action {
        ANSWERED,
        NO_ANSWER,
        SNOOZE,
        TAKE
    }
}
