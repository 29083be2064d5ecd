package io.amends.eventing.aggregate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A small aggregate for tests: it is opened, gets notes, and has a timer for reminders.
public record Ticket(
        String reference,
        String customerId,
        int notes,
        int reminders,
        String lastWords,
        @Nullable Instant remindAt) {

    /// Its commands.
    public sealed interface Command {
        record Open(String reference, String customerId, @Nullable Instant remindAt)
                implements Command {}

        record Note(String words) implements Command {}

        record Notes(int count) implements Command {}

        record RemindAt(Instant at) implements Command {}

        record Wake() implements Command {}

        /// A note with a callback during its decision.
        record NoteWhile(Runnable meanwhile) implements Command {}
    }

    /// Its events.
    public sealed interface Event {
        record Opened(String reference, String customerId, Instant at, @Nullable Instant remindAt)
                implements Event {}

        record Noted(String words, Instant at) implements Event {}

        record Scheduled(Instant remindAt, Instant at) implements Event {}

        record Reminded(Instant at) implements Event {}
    }

    /// The refusal of a command.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
