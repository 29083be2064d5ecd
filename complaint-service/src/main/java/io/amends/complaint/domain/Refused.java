package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Why a command was not carried out, in words for whoever gave it.
public abstract sealed class Refused extends RuntimeException {

    private Refused(String message) {
        super(message, null, false, false);
    }

    /// What was asked does not fit the state the complaint is in.
    public static final class DoesNotFit extends Refused {
        private final Move asked;
        private final Status status;

        DoesNotFit(Move asked, Status status, String because) {
            super(because);
            this.asked = asked;
            this.status = status;
        }

        static DoesNotFit theState(Move asked, Status status) {
            return new DoesNotFit(
                    asked,
                    status,
                    String.format(
                            Locale.ROOT,
                            "A complaint that is %s cannot be handled by '%s'. Possible now: %s.",
                            named(status),
                            named(asked),
                            Move.possibleIn(status).stream()
                                    .map(Refused::named)
                                    .collect(Collectors.joining(", "))));
        }

        /// What was asked for.
        public Move asked() {
            return asked;
        }

        /// The state the complaint is in.
        public Status status() {
            return status;
        }

        /// What can be done instead.
        public List<Move> possible() {
            return Move.possibleIn(status);
        }
    }

    /// The reopening window is over: a new case begins instead.
    public static final class WindowOver extends Refused {
        private final Instant since;

        WindowOver(Instant since) {
            super(
                    "The complaint could be reopened until "
                            + since
                            + "; a new case begins instead.");
            this.since = since;
        }

        /// When the window ended.
        public Instant since() {
            return since;
        }
    }

    /// A promise was named that this complaint does not have.
    public static final class NoSuchPromise extends Refused {
        NoSuchPromise(int number, int known) {
            super(
                    known == 0
                            ? String.format(
                                    Locale.ROOT,
                                    "Promise %d is unknown: nothing was promised yet.",
                                    number)
                            : String.format(
                                    Locale.ROOT,
                                    "Promise %d is unknown: they are numbered from 1 to %d.",
                                    number,
                                    known));
        }
    }

    private static String named(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
