package io.amends.complaint.domain;

import io.amends.contracts.Channel;
import io.amends.contracts.LinkKind;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import io.amends.contracts.ResumeCause;
import io.amends.contracts.WaitingFor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A domain event of a complaint, including free text. State and history are built from it. It
/// never leaves this service: other services receive the events of the contracts.
public sealed interface ComplaintEvent {

    /// Business time of the event.
    Instant at();

    /// A step towards a decision.
    sealed interface Step extends ComplaintEvent {}

    /// A decision, an end or a reopening.
    sealed interface Decision extends ComplaintEvent {}

    /// An entry in the history that does not change the status.
    sealed interface Remark extends ComplaintEvent {}

    /// An event of a promise; promises are numbered from 1.
    sealed interface PromiseChange extends ComplaintEvent {}

    /// An event of the handling beside the status.
    sealed interface HandlingChange extends ComplaintEvent {}

    /// An event that connects the complaint with another one.
    sealed interface RelationChange extends ComplaintEvent {}

    /// The complaint was created.
    record Opened(Intake intake, String owner, @Nullable String team) implements ComplaintEvent {
        @Override
        public Instant at() {
            return intake.receivedAt();
        }
    }

    /// The owner confirmed to the customer that the complaint is being handled.
    record Acknowledged(Instant at) implements Step {}

    /// The owner changed.
    ///
    /// @param by who assigned it; absent in events from before this was recorded
    record Assigned(String owner, @Nullable String team, @Nullable String by, Instant at)
            implements Step {}

    /// An investigation of the cause began or was updated.
    record Investigated(Finding finding, Instant at) implements Step {}

    /// Remedies were offered to the customer.
    record Proposed(List<Remedy> remedies, String words, @Nullable Money amount, Instant at)
            implements Step {
        public Proposed {
            remedies = List.copyOf(remedies);
        }
    }

    /// The customer accepted the offer.
    record Accepted(@Nullable String words, Instant at) implements Step {}

    /// The customer refused the offer and wants something else.
    record ProposalRefused(String wanted, Instant at) implements Step {}

    /// It was resolved, and the customer was informed how.
    ///
    /// @param closesAt when it closes automatically; absent where no clocks run
    record Resolved(Resolution resolution, @Nullable Instant closesAt) implements Decision {
        @Override
        public Instant at() {
            return resolution.at();
        }
    }

    /// It was rejected as not justified, and the customer was informed why.
    ///
    /// @param closesAt when it closes automatically; absent where no clocks run
    record Rejected(Rejection rejection, @Nullable Instant closesAt) implements Decision {
        @Override
        public Instant at() {
            return rejection.at();
        }
    }

    /// The customer withdrew it.
    record Withdrawn(@Nullable String reason, Instant at) implements Decision {}

    /// It was closed; no further work is needed.
    record Closed(Instant at) implements Decision {}

    /// It was reopened.
    ///
    /// @param answerDueAt when an answer is due in the new round
    /// @param clocks the clocks that begin; absent where there were no policies yet
    record Reopened(
            Reopening reopening,
            @Nullable Instant answerDueAt,
            @Nullable List<ComplaintClock> clocks,
            Instant at)
            implements Decision {}

    /// A note was added.
    ///
    /// @param thanks true where the customer thanks with it
    record Noted(String text, @Nullable Boolean thanks, Instant at) implements Remark {
        /// Whether the customer thanks with it.
        public boolean isThanks() {
            return Boolean.TRUE.equals(thanks);
        }
    }

    /// A customer answered "not solved" about a decision that is no longer the current one.
    record LateAnswerNoted(String followup, int resolution, Instant at) implements Remark {}

    /// A newer case continues this one.
    record Continued(String reference, Instant at) implements Remark {}

    /// A promise was made to the customer.
    record Promised(int number, String what, Instant by, Instant at) implements PromiseChange {}

    /// A promise was kept.
    record PromiseKept(int number, @Nullable String note, Instant at) implements PromiseChange {}

    /// A promise was moved, with the customer's consent.
    record PromiseMoved(int number, Instant by, Instant at) implements PromiseChange {}

    /// A promise was not kept by its due time.
    record PromiseBroken(int number, Instant at) implements PromiseChange {}

    /// It was passed to another team.
    ///
    /// @param owner who is accountable from now on
    /// @param by who passed it
    record Passed(String team, String owner, String reason, String by, Instant at)
            implements HandlingChange {}

    /// It began to wait. Replaces an earlier wait.
    ///
    /// @param until when the wait ends by itself
    /// @param clocks the clocks that pause or go on because of it, as they are now
    record Waiting(
            WaitingFor party,
            @Nullable Instant until,
            String reason,
            List<ComplaintClock> clocks,
            Instant at)
            implements HandlingChange {
        public Waiting {
            clocks = clocks == null ? List.of() : List.copyOf(clocks); // none before policies
        }
    }

    /// It no longer waits.
    ///
    /// @param clocks the clocks that go on, as they are now
    record Resumed(ResumeCause cause, List<ComplaintClock> clocks, Instant at)
            implements HandlingChange {
        public Resumed {
            clocks = clocks == null ? List.of() : List.copyOf(clocks); // none before policies
        }
    }

    /// It was restated in the words of the staff.
    ///
    /// @param confirmed whether the customer confirmed them
    record Restated(String text, boolean confirmed, Instant at) implements HandlingChange {}

    /// It was escalated.
    record Escalated(Escalation escalation) implements HandlingChange {
        @Override
        public Instant at() {
            return escalation.at();
        }
    }

    /// Its running clocks were counted again, by the policies in force.
    ///
    /// @param clocks the clocks that are counted otherwise now
    /// @param policies the versions of those policies, by kind
    record Recalculated(List<ComplaintClock> clocks, Map<String, Integer> policies, Instant at)
            implements HandlingChange {
        public Recalculated {
            clocks = List.copyOf(clocks);
            policies = Map.copyOf(policies);
        }
    }

    /// Tags were added or removed.
    record Tagged(List<String> added, List<String> removed, Instant at) implements HandlingChange {
        public Tagged {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /// Further words of the customer were recorded.
    record WordsAdded(String text, Channel channel, Instant at) implements HandlingChange {}

    /// Details recorded at intake were corrected.
    record Corrected(CaseDetails before, CaseDetails after, String reason, Instant at)
            implements HandlingChange {}

    /// It was linked with another complaint.
    ///
    /// @param initiated whether the link was made here; the other complaint then has to store it
    record Linked(String to, LinkKind kind, boolean initiated, Instant at)
            implements RelationChange {}

    /// It was merged into another complaint.
    record Merged(String into, Instant at) implements RelationChange {}

    /// Another complaint was merged into this one.
    ///
    /// @param promises its pending promises, which this one has to keep now
    /// @param answerDueAt when its answer is due; absent where no clock runs
    record Absorbed(
            String from, List<CarriedPromise> promises, @Nullable Instant answerDueAt, Instant at)
            implements RelationChange {
        public Absorbed {
            promises = List.copyOf(promises);
        }
    }

    /// The merge of another complaint into this one was undone.
    ///
    /// @param promises its promises as they are now
    record Released(String from, List<CarriedPromise> promises, Instant at)
            implements RelationChange {
        public Released {
            promises = List.copyOf(promises);
        }
    }

    /// Its own merge was undone.
    ///
    /// @param promises its promises that the other complaint had, as they are now
    record Unmerged(String from, List<CarriedPromise> promises, Instant at)
            implements RelationChange {
        public Unmerged {
            promises = List.copyOf(promises);
        }
    }

    /// The other complaint has stored its side of a link, a merge or an undo.
    ///
    /// @param kind of the link; absent for a merge and its undo
    record CounterpartConfirmed(
            CounterpartStep.Relation relation, String other, @Nullable LinkKind kind, Instant at)
            implements RelationChange {}
}
