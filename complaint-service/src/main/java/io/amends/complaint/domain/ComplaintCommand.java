package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A command on a complaint.
public sealed interface ComplaintCommand {

    /// A step towards a decision.
    sealed interface Step extends ComplaintCommand {}

    /// A decision, an end or a reopening.
    sealed interface Decision extends ComplaintCommand {}

    /// A command on a promise; promises are numbered from 1.
    sealed interface PromiseChange extends ComplaintCommand {}

    /// A command from a timer or from another service, not from a user.
    sealed interface SystemCommand extends ComplaintCommand {}

    /// Create the complaint.
    ///
    /// @param outcome how it ended; only for an import of an ended complaint
    record Open(Intake intake, String owner, @Nullable String team, @Nullable Outcome outcome)
            implements ComplaintCommand {

        /// The same command with another reference, for use when the first one is already taken.
        public Open under(Reference other) {
            return new Open(intake.under(other), owner, team, outcome);
        }
    }

    /// Confirm to the customer that the complaint is being handled.
    record Acknowledge() implements Step {}

    /// Change the owner. Without a team the current team stays.
    record Assign(String owner, @Nullable String team) implements Step {}

    /// Investigate the cause, with the findings so far.
    record Investigate(Finding finding) implements Step {}

    /// Offer the customer remedies.
    record Propose(List<Remedy> remedies, String words, @Nullable Money amount) implements Step {}

    /// The customer accepts the offer.
    record Accept(@Nullable String words) implements Step {}

    /// The customer refuses the offer and wants something else.
    record Refuse(String wanted) implements Step {}

    /// Resolve it. Without remedies and amount, those of an accepted proposal apply.
    record Resolve(
            Cause cause,
            Liability liability,
            String words,
            @Nullable List<Remedy> remedies,
            @Nullable Money amount)
            implements Decision {}

    /// Reject it as not justified.
    record Reject(String reason, String words) implements Decision {}

    /// The customer withdraws it.
    record Withdraw(String reason) implements Decision {}

    /// Close it; no further work is needed.
    record Close() implements Decision {}

    /// Reopen it.
    record Reopen(String reason, @Nullable Cause cause) implements Decision {}

    /// Add a note.
    record Note(String text) implements Step {}

    /// Promise the customer something by a certain time.
    record MakePromise(String what, Instant by) implements PromiseChange {}

    /// Mark a promise as kept.
    record KeepPromise(int number, @Nullable String note) implements PromiseChange {}

    /// Move a promise to another time, with the customer's consent.
    record MovePromise(int number, Instant by) implements PromiseChange {}

    /// A follow-up's answer was received.
    ///
    /// @param resolution number of the decision that it refers to
    /// @param at when the customer gave the answer; must be within the reopening window to reopen
    record RecordAnswer(String followup, int resolution, boolean solved, Instant at)
            implements SystemCommand {}

    /// Store the reference of the newer case that continues this one.
    record ContinueIn(String reference) implements SystemCommand {}

    /// Apply all timers that are overdue.
    record CheckDeadlines() implements SystemCommand {}
}
