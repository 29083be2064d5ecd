package io.amends.complaint.web;

import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.Finding;
import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.contracts.Remedy;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The request bodies of commands.
interface CommandRequests extends ValidatedBody {
    /// The maximum length of texts to a customer and of notes.
    int WORDS = 10_000;

    /// The maximum length of a reason.
    int REASON = 2_000;

    /// The maximum length of the name of a person or a team.
    int NAME = 100;

    /// The command of this body, given by `caller`; call only after validation.
    ComplaintCommand toCommand(Caller caller);

    @Override
    default void check(Violations violations, Instant now) {}

    @Schema(
            title = "Acknowledge a complaint",
            description = "A person confirms that the complaint is being looked at.",
            example = "{}")
    record Acknowledge() implements CommandRequests {
        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Acknowledge();
        }
    }

    @Schema(
            title = "Assign a complaint",
            description = "Gives the complaint an owner and, where named, a team.",
            example = "{\"owner\": \"maria\", \"team\": \"billing\"}")
    record Assign(@Nullable String owner, @Nullable String team) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            NameValidation.check(violations.required("owner", owner), "owner", owner);
            NameValidation.check(violations, "team", team);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Assign(Objects.requireNonNull(owner), team, caller.name());
        }
    }

    @Schema(
            title = "Begin to investigate a complaint",
            description = "States what is known so far of the cause and of who is liable.",
            example =
                    "{\"cause\": \"process\", \"liability\": \"ours\", \"finding\": \"The invoice run was started twice.\"}")
    record Investigate(
            @Nullable Cause cause, @Nullable Liability liability, @Nullable String finding)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.optionalText("finding", finding, WORDS);
            CauseValidation.checkNotOnlyForReopening(violations, cause);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Investigate(new Finding(cause, liability, finding));
        }
    }

    @Schema(
            title = "Propose a remedy",
            description = "What the customer is offered, in words for the customer.",
            example =
                    "{\"remedies\": [\"apology\", \"refund\"], \"words\": \"We pay the second charge back.\", \"amount\": {\"amount\": \"19.90\", \"currency\": \"EUR\"}}")
    record Propose(
            @Nullable List<Remedy> remedies, @Nullable String words, @Nullable MoneyRequest amount)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.some("remedies", remedies).text("words", words, WORDS);
            Remedies.check(violations, remedies, amount);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Propose(
                    Objects.requireNonNull(remedies),
                    Objects.requireNonNull(words),
                    MoneyRequest.toMoney(amount));
        }
    }

    @Schema(
            title = "Record that the customer accepts the proposal",
            description = "The complaint stays proposed until it is resolved.",
            example = "{\"words\": \"That is fine with me.\"}")
    record Accept(@Nullable String words) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.optionalText("words", words, WORDS);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Accept(words);
        }
    }

    @Schema(
            title = "Record that the customer refuses the proposal",
            description = "The complaint is investigated again.",
            example = "{\"wanted\": \"A refund of the whole month.\"}")
    record Refuse(@Nullable String wanted) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("wanted", wanted, WORDS);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Refuse(Objects.requireNonNull(wanted));
        }
    }

    @Schema(
            title = "Resolve a complaint",
            description =
                    "What was decided, in words for the customer. A follow-up is scheduled. A complaint"
                            + " that was only received is then resolved at the first contact.",
            example =
                    "{\"cause\": \"process\", \"liability\": \"ours\", \"words\": \"The second charge is paid back today.\", \"remedies\": [\"apology\", \"refund\"], \"amount\": {\"amount\": \"19.90\", \"currency\": \"EUR\"}}")
    record Resolve(
            @Nullable Cause cause,
            @Nullable Liability liability,
            @Nullable String words,
            @Nullable List<Remedy> remedies,
            @Nullable MoneyRequest amount)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .required("cause", cause)
                    .required("liability", liability)
                    .text("words", words, WORDS);
            CauseValidation.checkNotOnlyForReopening(violations, cause);
            Remedies.check(violations, remedies, amount);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Resolve(
                    Objects.requireNonNull(cause),
                    Objects.requireNonNull(liability),
                    Objects.requireNonNull(words),
                    remedies,
                    MoneyRequest.toMoney(amount));
        }
    }

    @Schema(
            title = "Close a complaint",
            description =
                    "Nothing more is expected to happen. Closing does not restart the reopening window.",
            example = "{}")
    record Close() implements CommandRequests {
        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Close();
        }
    }

    @Schema(
            title = "Reject a complaint",
            description = "The reason is for the record, the words are for the customer.",
            example =
                    "{\"reason\": \"Not our product.\", \"words\": \"The device was made by another company; we have written to you how to reach it.\"}")
    record Reject(@Nullable String reason, @Nullable String words) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON).text("words", words, WORDS);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Reject(
                    Objects.requireNonNull(reason), Objects.requireNonNull(words));
        }
    }

    @Schema(
            title = "Record that the customer withdraws the complaint",
            description = "The complaint is over without a resolution.",
            example = "{\"reason\": \"The customer found the parcel.\"}")
    record Withdraw(@Nullable String reason) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Withdraw(Objects.requireNonNull(reason));
        }
    }

    @Schema(
            title = "Reopen a complaint",
            description =
                    "Within the reopening window the same complaint goes on; after it a new one begins, which is then the answer (201). A withdrawn complaint is reopened by a supervisor.",
            example =
                    "{\"reason\": \"The refund has not arrived.\", \"cause\": \"resolution_failed\"}")
    record Reopen(@Nullable String reason, @Nullable Cause cause) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("reason", reason, REASON);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            var supervisor = caller.is(Role.SUPERVISOR) || caller.is(Role.ADMIN);
            return new ComplaintCommand.Reopen(Objects.requireNonNull(reason), cause, supervisor);
        }
    }

    @Schema(
            title = "Add a note",
            description =
                    "Kept in the history; it changes nothing else. With `thanks` it is the customer's"
                            + " thank-you.",
            example = "{\"text\": \"Called back, nobody answered.\", \"thanks\": false}")
    record Note(@Nullable String text, @Nullable Boolean thanks) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("text", text, WORDS);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Note(
                    Objects.requireNonNull(text), Boolean.TRUE.equals(thanks));
        }
    }

    @Schema(
            title = "Promise something to the customer",
            description = "What is promised, and by when.",
            example = "{\"what\": \"Call back with the result\", \"by\": \"2035-06-01T12:00:00Z\"}")
    record MakePromise(@Nullable String what, @Nullable Instant by) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("what", what, REASON);
            Promises.checkBy(violations, by, now);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.MakePromise(
                    Objects.requireNonNull(what), Promises.millis(by));
        }
    }

    @Schema(
            title = "Record that a promise was kept",
            description = "The promise is named by its number in the complaint.",
            example = "{\"promise\": 1, \"note\": \"Called at noon.\"}")
    record KeepPromise(@Nullable Integer promise, @Nullable String note, @Nullable NextPromise next)
            implements CommandRequests {

        /// What is promised next.
        @Schema(name = "NextPromise")
        record NextPromise(@Nullable String what, @Nullable Instant by) {
            void check(Violations violations, Instant now) {
                violations.text("what", what, REASON);
                Promises.checkBy(violations, by, now);
            }

            ComplaintCommand.MakePromise toPromise() {
                return new ComplaintCommand.MakePromise(
                        Objects.requireNonNull(what), Promises.millis(by));
            }
        }

        @Override
        public void check(Violations violations, Instant now) {
            violations.required("promise", promise).optionalText("note", note, REASON);
            if (next != null) {
                next.check(violations.at("next"), now);
            }
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.KeepPromise(
                    Objects.requireNonNull(promise), note, next == null ? null : next.toPromise());
        }
    }

    @Schema(
            title = "Move a promise with the customer's consent",
            description = "Without consent a promise is not moved.",
            example = "{\"promise\": 1, \"by\": \"2035-06-02T12:00:00Z\", \"consent\": true}")
    record MovePromise(@Nullable Integer promise, @Nullable Instant by, @Nullable Boolean consent)
            implements CommandRequests {
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
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.MovePromise(
                    Objects.requireNonNull(promise), Promises.millis(by));
        }
    }
}
