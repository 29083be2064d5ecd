package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wants done with a complaint.
public sealed interface ComplaintCommand {

    /// A step on the way to a decision.
    sealed interface Step extends ComplaintCommand {}

    /// A decision, an end, or the way back from it.
    sealed interface Turn extends ComplaintCommand {}

    /// Something about a promise; promises are numbered from 1.
    sealed interface OfPromise extends ComplaintCommand {}

    /// What no person asks for: it comes from the clock or from another service.
    sealed interface FromElsewhere extends ComplaintCommand {}

    /// Take it in.
    ///
    /// @param outcome how it ended, where it is imported after it was over
    record Open(Intake intake, String owner, @Nullable String team, @Nullable Outcome outcome)
            implements ComplaintCommand {

        /// The same under another reference, where somebody else drew the first one.
        public Open under(Reference other) {
            return new Open(intake.under(other), owner, team, outcome);
        }
    }

    /// Tell the customer that somebody is at it.
    record Acknowledge() implements Step {}

    /// Let somebody else answer for it. Without a team it stays with the team it has.
    record Assign(String owner, @Nullable String team) implements Step {}

    /// Look for its cause; what is known already comes along.
    record Investigate(Finding finding) implements Step {}

    /// Offer the customer a way to put it right.
    record Propose(List<Remedy> remedies, String words, @Nullable Money amount) implements Step {}

    /// The customer takes the offer.
    record Accept(@Nullable String words) implements Step {}

    /// The customer wants something else.
    record Refuse(String wanted) implements Step {}

    /// It is solved. Without remedies and amount, those of an accepted proposal hold.
    record Resolve(
            Cause cause,
            Liability liability,
            String words,
            @Nullable List<Remedy> remedies,
            @Nullable Money amount)
            implements Turn {}

    /// It is not justified.
    record Reject(String reason, String words) implements Turn {}

    /// The customer takes it back.
    record Withdraw(String reason) implements Turn {}

    /// Nothing more is to be done about it.
    record Close() implements Turn {}

    /// It is not over after all.
    record Reopen(String reason, @Nullable Cause cause) implements Turn {}

    /// Write something down.
    record Note(String text) implements Step {}

    /// Promise the customer something by a certain time.
    record MakePromise(String what, Instant by) implements OfPromise {}

    /// A promise was kept.
    record KeepPromise(int number, @Nullable String note) implements OfPromise {}

    /// Move a promise to another time; the customer agreed.
    record MovePromise(int number, Instant by) implements OfPromise {}

    /// A follow-up's answer arrived.
    ///
    /// @param resolution the number of the decision that it answers
    /// @param at when the customer gave it, which decides about the reopening window
    record HearAnswer(String followup, int resolution, boolean solved, Instant at)
            implements FromElsewhere {}

    /// Remember the newer case that takes this one up again.
    record ContinueIn(String reference) implements FromElsewhere {}

    /// Look at the clock, and do what is overdue.
    record KeepTime() implements FromElsewhere {}
}
