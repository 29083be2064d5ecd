package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a command was refused; the message is meant for the caller.
public abstract sealed class CommandRefusedException extends RuntimeException {

    private CommandRefusedException(String message) {
        super(message, null, false, false);
    }

    /// The command is not allowed in the complaint's current status.
    public static final class DoesNotFit extends CommandRefusedException {
        private final Transition asked;
        private final Status status;
        private final List<Transition> possible;
        private final @Nullable String mergedInto;

        DoesNotFit(Transition asked, Complaint complaint, String because) {
            super(because);
            this.asked = asked;
            this.status = complaint.status();
            this.possible = complaint.possible();
            var merge = complaint.relations().merge();
            this.mergedInto = merge == null ? null : merge.into();
        }

        static DoesNotFit theState(Transition asked, Complaint complaint) {
            var merge = complaint.relations().merge();
            if (merge != null) {
                return new DoesNotFit(
                        asked,
                        complaint,
                        "Complaint "
                                + complaint.reference()
                                + " was merged into "
                                + merge.into()
                                + ": use that one, or undo the merge with 'unmerge'.");
            }
            return new DoesNotFit(
                    asked,
                    complaint,
                    "A complaint that is "
                            + named(complaint.status())
                            + " cannot be handled by '"
                            + named(asked)
                            + "'. Possible now: "
                            + complaint.possible().stream()
                                    .map(CommandRefusedException::named)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }

        /// The same reason, where the command was meant for `complaint`.
        DoesNotFit meantFor(Complaint complaint) {
            return new DoesNotFit(asked, complaint, String.valueOf(getMessage()));
        }

        /// The requested transition.
        public Transition asked() {
            return asked;
        }

        /// The complaint's current status.
        public Status status() {
            return status;
        }

        /// The complaint into which this one was merged; absent where it was not.
        public @Nullable String mergedInto() {
            return mergedInto;
        }

        /// The transitions that are allowed instead.
        public List<Transition> possible() {
            return possible;
        }
    }

    /// The reopening window is over: a new case is created instead.
    public static final class WindowOver extends CommandRefusedException {
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

    /// Only a supervisor may do this.
    public static final class NotAllowed extends CommandRefusedException {
        NotAllowed(String because) {
            super(because);
        }
    }

    /// A batch cannot be corrected where no product is known.
    public static final class BatchWithoutProduct extends CommandRefusedException {
        BatchWithoutProduct() {
            super("needs a product: the complaint has none yet");
        }
    }

    /// The new owner is not among the configured owners.
    public static final class UnknownOwner extends CommandRefusedException {
        private static final int NAMED = 50;

        UnknownOwner(Set<String> owners) {
            super(
                    "is not among those who may own a complaint: "
                            + owners.stream()
                                    .sorted()
                                    .limit(NAMED)
                                    .collect(Collectors.joining(", "))
                            + (owners.size() > NAMED ? ", …" : ""));
        }
    }

    /// The complaint has no promise with this number.
    public static final class NoSuchPromise extends CommandRefusedException {
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
