package io.amends.followup.domain;

import io.amends.followup.domain.StaffCommand.Action;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// Why a command was refused.
public abstract sealed class CommandRefusedException extends RuntimeException {
    private CommandRefusedException(String message) {
        super(message);
    }

    /// There is no such follow-up.
    public static final class Unknown extends CommandRefusedException {
        private final String followup;

        /// @param followup the unknown id
        public Unknown(String followup) {
            super(String.format(Locale.ROOT, "There is no follow-up %s.", followup));
            this.followup = followup;
        }

        /// The unknown id.
        public String followup() {
            return followup;
        }
    }

    /// The command is not allowed in the follow-up's current state.
    public static final class NotNow extends CommandRefusedException {
        private final transient Followup followup;
        private final transient Agent agent;

        NotNow(Followup followup, Agent agent) {
            super(followup.id() + " is " + followup.state());
            this.followup = followup;
            this.agent = agent;
        }

        /// The current follow-up.
        public Followup followup() {
            return followup;
        }

        /// Whether it is refused only because a colleague took the follow-up on.
        public boolean isTaken() {
            return followup.isTakenFrom(agent);
        }

        /// The actions that the agent can take instead.
        public Set<Action> possible() {
            return followup.possible(agent);
        }
    }

    /// The follow-up cannot be postponed to an instant in the past or too far ahead.
    public static final class NotThen extends CommandRefusedException {
        private final Instant from;
        private final Instant to;

        NotThen(Instant from, Instant to) {
            super(String.format(Locale.ROOT, "from %s to %s", from, to));
            this.from = from;
            this.to = to;
        }

        /// The instant that it must be later than.
        public Instant from() {
            return from;
        }

        /// The last possible instant.
        public Instant to() {
            return to;
        }
    }
}
