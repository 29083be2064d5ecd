package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.EscalationTrigger;
import io.amends.contracts.Liability;
import io.amends.contracts.LinkKind;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import io.amends.contracts.WaitingFor;
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

    /// A command on the handling beside the status.
    sealed interface HandlingChange extends ComplaintCommand {}

    /// A command that connects the complaint with another one.
    sealed interface RelationChange extends ComplaintCommand {}

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
    ///
    /// @param by who assigns it
    record Assign(String owner, @Nullable String team, String by) implements Step {}

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
    ///
    /// @param supervisor whether a supervisor reopens it, who may also undo a withdrawal
    record Reopen(String reason, @Nullable Cause cause, boolean supervisor) implements Decision {}

    /// Add a note.
    ///
    /// @param thanks whether the customer thanks with it
    record Note(String text, boolean thanks) implements Step {}

    /// Promise the customer something by a certain time.
    record MakePromise(String what, Instant by) implements PromiseChange {}

    /// Mark a promise as kept.
    ///
    /// @param next what is promised next, such as the day of the next news
    record KeepPromise(int number, @Nullable String note, @Nullable MakePromise next)
            implements PromiseChange {}

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

    /// Pass it to another team. The owner stays accountable unless another one is named.
    ///
    /// @param by who passes it
    record Pass(String team, @Nullable String owner, String reason, String by)
            implements HandlingChange {}

    /// Let it wait for the customer or a third party.
    ///
    /// @param until when the wait ends by itself
    record WaitFor(WaitingFor party, @Nullable Instant until, String reason)
            implements HandlingChange {}

    /// End the wait.
    record Resume() implements HandlingChange {}

    /// Say in the words of the staff what the complaint is.
    ///
    /// @param confirmed whether the customer confirmed them
    record Restate(String text, boolean confirmed) implements HandlingChange {}

    /// Who wishes an escalation.
    enum Wish {
        CUSTOMER,
        STAFF;

        EscalationTrigger trigger() {
            return switch (this) {
                case CUSTOMER -> EscalationTrigger.CUSTOMER;
                case STAFF -> EscalationTrigger.STAFF;
            };
        }
    }

    /// Escalate it within the company.
    ///
    /// @param level the level to escalate to; absent for the next one
    record Escalate(String reason, Wish wish, @Nullable Integer level) implements HandlingChange {}

    /// Record that it went to a body outside the company.
    ///
    /// @param reference the case's reference there
    /// @param due when an answer is expected there
    record EscalateOutside(String body, @Nullable String reference, @Nullable Instant due)
            implements HandlingChange {}

    /// Count the running clocks by the policies in force.
    record Recalculate() implements HandlingChange {}

    /// Add and remove tags.
    record Tag(List<String> add, List<String> remove) implements HandlingChange {}

    /// Record further words of the customer.
    record AddWords(String text, Channel channel) implements HandlingChange {}

    /// Correct details recorded at intake.
    record Correct(Correction correction, String reason) implements HandlingChange {}

    /// Link it with another complaint.
    record LinkTo(String to, LinkKind kind) implements RelationChange {}

    /// Store the other side of a link that another complaint has.
    record LinkBack(String from, LinkKind kind) implements RelationChange {}

    /// Merge it into another complaint of the same customer.
    record MergeInto(String into) implements RelationChange {}

    /// Take over a complaint that was merged into this one.
    ///
    /// @param open whether the other complaint was open
    /// @param promises its pending promises
    /// @param answerDueAt when its answer is due
    record Absorb(
            String from,
            String customerId,
            boolean open,
            List<CarriedPromise> promises,
            @Nullable Instant answerDueAt)
            implements RelationChange {}

    /// Undo the merge of another complaint into this one.
    record Unmerge(String from) implements RelationChange {}

    /// Go on as before the merge into another complaint.
    ///
    /// @param promises the promises that the other complaint had, as they are now
    record TakeBack(String from, List<CarriedPromise> promises) implements RelationChange {}

    /// Store that the other complaint has its side of a link, a merge or an undo.
    ///
    /// @param kind of the link; absent for a merge and its undo
    record ConfirmCounterpart(
            CounterpartStep.Relation relation, String other, @Nullable LinkKind kind)
            implements RelationChange {}
}
