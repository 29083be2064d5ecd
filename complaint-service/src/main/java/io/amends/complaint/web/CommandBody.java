package io.amends.complaint.web;

import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.Finding;
import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.contracts.Remedy;
import io.amends.web.problem.Checked;
import io.amends.web.problem.Violations;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands in the body of a command.
sealed interface CommandBody extends Checked {
    /// The longest words to a customer, and the longest note.
    int WORDS = 10_000;

    /// The longest reason.
    int REASON = 2_000;

    /// The longest name of a person or a team.
    int NAME = 100;

    /// The command it asks for; only of a body that was checked.
    ComplaintCommand toCommand();

    @Override
    default void check(Violations violations, Instant now) {}

    record Acknowledge() implements CommandBody {
        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Acknowledge();
        }
    }

    record Assign(@Nullable String owner, @Nullable String team) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            Names.check(violations.required("owner", owner), "owner", owner);
            Names.check(violations, "team", team);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Assign(Objects.requireNonNull(owner), team);
        }
    }

    record Investigate(
            @Nullable Cause cause, @Nullable Liability liability, @Nullable String finding)
            implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.optionalText("finding", finding, WORDS);
            Causes.checkNotOnlyForReopening(violations, cause);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Investigate(new Finding(cause, liability, finding));
        }
    }

    record Propose(
            @Nullable List<Remedy> remedies, @Nullable String words, @Nullable MoneyBody amount)
            implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.some("remedies", remedies).text("words", words, WORDS);
            Remedies.check(violations, remedies, amount);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Propose(
                    Objects.requireNonNull(remedies),
                    Objects.requireNonNull(words),
                    MoneyBody.toMoney(amount));
        }
    }

    record Accept(@Nullable String words) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.optionalText("words", words, WORDS);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Accept(words);
        }
    }

    record Refuse(@Nullable String wanted) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("wanted", wanted, WORDS);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Refuse(Objects.requireNonNull(wanted));
        }
    }

    record Resolve(
            @Nullable Cause cause,
            @Nullable Liability liability,
            @Nullable String words,
            @Nullable List<Remedy> remedies,
            @Nullable MoneyBody amount)
            implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .required("cause", cause)
                    .required("liability", liability)
                    .text("words", words, WORDS);
            Causes.checkNotOnlyForReopening(violations, cause);
            Remedies.check(violations, remedies, amount);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Resolve(
                    Objects.requireNonNull(cause),
                    Objects.requireNonNull(liability),
                    Objects.requireNonNull(words),
                    remedies,
                    MoneyBody.toMoney(amount));
        }
    }

    record Close() implements CommandBody {
        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Close();
        }
    }

    record Reject(@Nullable String reason, @Nullable String words) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON).text("words", words, WORDS);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Reject(
                    Objects.requireNonNull(reason), Objects.requireNonNull(words));
        }
    }

    record Withdraw(@Nullable String reason) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Withdraw(Objects.requireNonNull(reason));
        }
    }

    record Reopen(@Nullable String reason, @Nullable Cause cause) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Reopen(Objects.requireNonNull(reason), cause);
        }
    }

    record Note(@Nullable String text) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("text", text, WORDS);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.Note(Objects.requireNonNull(text));
        }
    }

    record MakePromise(@Nullable String what, @Nullable Instant by) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("what", what, REASON);
            Promises.checkBy(violations, by, now);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.MakePromise(
                    Objects.requireNonNull(what), Promises.millis(by));
        }
    }

    record KeepPromise(@Nullable Integer promise, @Nullable String note) implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations.required("promise", promise).optionalText("note", note, REASON);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.KeepPromise(Objects.requireNonNull(promise), note);
        }
    }

    record MovePromise(@Nullable Integer promise, @Nullable Instant by, @Nullable Boolean consent)
            implements CommandBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .required("promise", promise)
                    .required("consent", consent)
                    .check(
                            consent == null || consent,
                            "consent",
                            "must be true: a promise is moved only when the customer agrees");
            Promises.checkBy(violations, by, now);
        }

        @Override
        public ComplaintCommand toCommand() {
            return new ComplaintCommand.MovePromise(
                    Objects.requireNonNull(promise), Promises.millis(by));
        }
    }
}
