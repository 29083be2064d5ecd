package io.amends.followup.domain;

import io.amends.followup.domain.StaffCommand.Action;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// A command that cannot be done, and why.
public abstract sealed class CommandRefusedException extends RuntimeException {
    private CommandRefusedException(String message) {
        super(message);
    }

    /// There is no such follow-up.
    public static final class Unknown extends CommandRefusedException {
        private final String followup;

        /// @param followup the id that nobody has
        public Unknown(String followup) {
            super(String.format(Locale.ROOT, "There is no follow-up %s.", followup));
            this.followup = followup;
        }

        /// The id that nobody has.
        public String followup() {
            return followup;
        }
    }

    /// It does not fit where the follow-up stands.
    public static final class NotNow extends CommandRefusedException {
        private final transient Followup followup;
        private final transient Agent agent;

        NotNow(Followup followup, Agent agent) {
            super(followup.id() + " is " + followup.state());
            this.followup = followup;
            this.agent = agent;
        }

        /// The follow-up as it stands.
        public Followup followup() {
            return followup;
        }

        /// Whether it would fit, had not a colleague taken the follow-up on.
        public boolean isTaken() {
            return followup.isTakenFrom(agent);
        }

        /// What the agent can do with it instead.
        public Set<Action> possible() {
            return followup.possible(agent);
        }
    }

    /// It was to be put off to an instant that has passed, or too far away.
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
