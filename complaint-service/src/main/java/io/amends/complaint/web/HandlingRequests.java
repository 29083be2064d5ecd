package io.amends.complaint.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.Correction;
import io.amends.complaint.domain.Escalation;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.LinkKind;
import io.amends.contracts.WaitingFor;
import io.amends.web.caller.Caller;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The request bodies of commands that change how a complaint is handled, but not its status.
final class HandlingRequests {
    private HandlingRequests() {}

    @Schema(
            name = "PassCommand",
            title = "Pass a complaint to another team",
            description =
                    "The owner stays accountable unless another one is named. Each stay with a team"
                            + " is listed under `hops`.",
            example = "{\"team\": \"billing\", \"reason\": \"The tariff is theirs to change.\"}")
    record Pass(@Nullable String team, @Nullable String owner, @Nullable String reason)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            NameValidation.check(violations.required("team", team), "team", team);
            NameValidation.check(violations, "owner", owner);
            violations.text("reason", reason, REASON);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Pass(
                    Objects.requireNonNull(team),
                    owner,
                    Objects.requireNonNull(reason),
                    caller.name());
        }
    }

    @Schema(
            name = "WaitCommand",
            title = "Let a complaint wait",
            description =
                    "A marker beside the status. The wait ends at `until`, by `resume`, with a"
                            + " decision, and, where it is for the customer, with the customer's"
                            + " words.",
            example =
                    "{\"for\": \"customer\", \"until\": \"2035-06-01T12:00:00Z\", \"reason\": \"The invoice number is missing.\"}")
    record Wait(
            @JsonProperty("for") @Nullable WaitingFor party,
            @Nullable Instant until,
            @Nullable String reason)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.required("for", party).text("reason", reason, REASON);
            Promises.checkFuture(violations, "until", until, now);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.WaitFor(
                    Objects.requireNonNull(party),
                    Promises.optionalMillis(until),
                    Objects.requireNonNull(reason));
        }
    }

    @Schema(
            name = "ResumeCommand",
            title = "End the wait of a complaint",
            description = "What it waited for has come, or is no longer needed.",
            example = "{}")
    record Resume() implements CommandRequests {
        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Resume();
        }
    }

    @Schema(
            name = "RestateCommand",
            title = "Restate a complaint",
            description =
                    "What the customer means, in the words of the staff, and whether the customer"
                            + " confirmed them. The customer's own words stay as they are.",
            example = "{\"text\": \"The bill of March was charged twice.\", \"confirmed\": true}")
    record Restate(@Nullable String text, @Nullable Boolean confirmed) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("text", text, WORDS).required("confirmed", confirmed);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Restate(
                    Objects.requireNonNull(text), Objects.requireNonNull(confirmed));
        }
    }

    @Schema(
            name = "EscalateCommand",
            title = "Escalate a complaint",
            description =
                    "By the wish of the customer or of the staff, to the named level or the next one"
                            + " (3 is the highest). A second reopening and a broken promise escalate"
                            + " automatically.",
            example = "{\"reason\": \"Wants to talk to a manager.\", \"wish\": \"customer\"}")
    record Escalate(
            @Nullable String reason, ComplaintCommand.@Nullable Wish wish, @Nullable Integer level)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .text("reason", reason, REASON)
                    .required("wish", wish)
                    .range("level", level, 1, Escalation.HIGHEST);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Escalate(
                    Objects.requireNonNull(reason), Objects.requireNonNull(wish), level);
        }
    }

    @Schema(
            name = "EscalateOutsideCommand",
            title = "Record that a complaint went to a body outside",
            description =
                    "Such as an ombudsman or a regulator, with its reference there and its own"
                            + " clock.",
            example =
                    "{\"body\": \"Financial Ombudsman\", \"reference\": \"PNX-4711\", \"due\": \"2035-06-02T12:00:00Z\"}")
    record EscalateOutside(@Nullable String body, @Nullable String reference, @Nullable Instant due)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("body", body, 200).optionalName("reference", reference, 100);
            Promises.checkFuture(violations, "due", due, now);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.EscalateOutside(
                    Objects.requireNonNull(body), reference, Promises.optionalMillis(due));
        }
    }

    @Schema(
            name = "CorrectCommand",
            title = "Correct details of a complaint",
            description =
                    "What is not named stays. The history shows what there was before. Another"
                            + " `product` without a `batch` removes the batch.",
            example =
                    "{\"type\": \"price_or_billing\", \"severity\": 3, \"reason\": \"It is about the bill.\"}")
    record Correct(
            @Nullable ComplaintType type,
            @Nullable Integer severity,
            @Nullable Integer impact,
            @Nullable Integer urgency,
            @Nullable String product,
            @Nullable String batch,
            @Nullable String place,
            @Nullable MoneyRequest loss,
            @Nullable String reason)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .range("severity", severity, 1, 4)
                    .range("impact", impact, 1, 4)
                    .range("urgency", urgency, 1, 4)
                    .optionalName("product", product, 200)
                    .optionalName("batch", batch, 100)
                    .optionalName("place", place, 200)
                    .text("reason", reason, REASON);
            if (loss != null) {
                loss.check(violations.at("loss"));
            }
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            var correction =
                    new Correction(
                            type,
                            severity,
                            impact,
                            urgency,
                            product,
                            batch,
                            place,
                            MoneyRequest.toMoney(loss));
            return new ComplaintCommand.Correct(correction, Objects.requireNonNull(reason));
        }
    }

    @Schema(
            name = "AddWordsCommand",
            title = "Add further words of the customer",
            description =
                    "What the customer said later about the same matter; kept in the history. An"
                            + " integration adds to its own complaints.",
            example = "{\"text\": \"It happened again this morning.\", \"channel\": \"phone\"}")
    record AddWords(@Nullable String text, @Nullable Channel channel) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            violations.text("text", text, WORDS).required("channel", channel);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.AddWords(
                    Objects.requireNonNull(text), Objects.requireNonNull(channel));
        }
    }

    @Schema(
            name = "RecalculateCommand",
            title = "Count the running clocks again",
            description =
                    "By the policies in force, from the same beginning and with all pauses. Clocks"
                            + " that were met stay as they are.",
            example = "{}")
    record Recalculate() implements CommandRequests {
        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Recalculate();
        }
    }

    @Schema(
            name = "TagCommand",
            title = "Change the tags of a complaint",
            description =
                    "At most 20, each of lower-case letters, digits, hyphens and underscores.",
            example = "{\"add\": [\"vip\", \"press\"], \"remove\": [\"new\"]}")
    record Tag(@Nullable List<String> add, @Nullable List<String> remove)
            implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            TagValidation.check(violations, "add", add);
            TagValidation.check(violations, "remove", remove);
            violations.check(
                    !isEmpty(add) || !isEmpty(remove), "add", "must name at least one tag");
            if (add != null && remove != null) {
                violations.check(
                        add.stream().noneMatch(remove::contains),
                        "remove",
                        "must not name a tag that is added");
            }
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Tag(
                    add == null ? List.of() : add, remove == null ? List.of() : remove);
        }

        private static boolean isEmpty(@Nullable List<String> tags) {
            return tags == null || tags.isEmpty();
        }
    }

    @Schema(
            name = "LinkCommand",
            title = "Link a complaint with another one",
            description = "Both show the link; `causes` is the other side of `caused_by`.",
            example = "{\"to\": \"7K2M-94QX\", \"kind\": \"related\"}")
    record Link(@Nullable String to, @Nullable LinkKind kind) implements CommandRequests {
        private static final Set<LinkKind> KINDS =
                EnumSet.complementOf(EnumSet.of(LinkKind.CAUSES));

        @Override
        public void check(Violations violations, Instant now) {
            ReferenceParser.check(violations, "to", to);
            violations
                    .required("kind", kind)
                    .check(
                            kind == null || KINDS.contains(kind),
                            "kind",
                            "is made from the other side: link that one with caused_by");
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.LinkTo(
                    ReferenceParser.required(to), Objects.requireNonNull(kind));
        }
    }

    @Schema(
            name = "MergeCommand",
            title = "Merge a complaint into another one",
            description =
                    "Both are of the same customer. The other one goes on for both and has to keep"
                            + " the promises of both; this one rests, keeps its history and can be"
                            + " given back by `unmerge`.",
            example = "{\"into\": \"7K2M-94QX\"}")
    record Merge(@Nullable String into) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            ReferenceParser.check(violations, "into", into);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.MergeInto(ReferenceParser.required(into));
        }
    }

    @Schema(
            name = "UnmergeCommand",
            title = "Undo a merge",
            description =
                    "From either side: `from` is the complaint into which this one was merged, or"
                            + " one that was merged into this one.",
            example = "{\"from\": \"7K2M-94QX\"}")
    record Unmerge(@Nullable String from) implements CommandRequests {
        @Override
        public void check(Violations violations, Instant now) {
            ReferenceParser.check(violations, "from", from);
        }

        @Override
        public ComplaintCommand toCommand(Caller caller) {
            return new ComplaintCommand.Unmerge(ReferenceParser.required(from));
        }
    }
}
