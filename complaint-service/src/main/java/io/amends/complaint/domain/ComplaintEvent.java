package io.amends.complaint.domain;

import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a complaint, with the words that were said. It makes the state and the history
/// and never leaves this service: others see the events of the contracts.
public sealed interface ComplaintEvent {

    /// When it happened in the business.
    Instant at();

    /// A step on the way to a decision.
    sealed interface Step extends ComplaintEvent {}

    /// A decision, an end, or the way back from it.
    sealed interface Turn extends ComplaintEvent {}

    /// Something worth remembering that changes nothing else.
    sealed interface Remark extends ComplaintEvent {}

    /// Something about a promise; promises are numbered from 1.
    sealed interface OfPromise extends ComplaintEvent {}

    /// It was taken in.
    record Opened(Intake intake, String owner, @Nullable String team) implements ComplaintEvent {
        @Override
        public Instant at() {
            return intake.receivedAt();
        }
    }

    /// Its owner told the customer that somebody is at it.
    record Acknowledged(Instant at) implements Step {}

    /// Somebody else answers for it now.
    record Assigned(String owner, @Nullable String team, Instant at) implements Step {}

    /// Its cause is being looked for.
    record Investigated(Finding finding, Instant at) implements Step {}

    /// The customer was offered a way to put it right.
    record Proposed(List<Remedy> remedies, String words, @Nullable Money amount, Instant at)
            implements Step {
        public Proposed {
            remedies = List.copyOf(remedies);
        }
    }

    /// The customer took the offer.
    record Accepted(@Nullable String words, Instant at) implements Step {}

    /// The customer wants something else.
    record ProposalRefused(String wanted, Instant at) implements Step {}

    /// It was solved, and the customer was told how.
    ///
    /// @param closesAt when it is closed by itself; absent where no clocks run
    record Resolved(Resolution resolution, @Nullable Instant closesAt) implements Turn {
        @Override
        public Instant at() {
            return resolution.at();
        }
    }

    /// It was found not to be justified, and the customer was told why.
    ///
    /// @param closesAt when it is closed by itself; absent where no clocks run
    record Rejected(Rejection rejection, @Nullable Instant closesAt) implements Turn {
        @Override
        public Instant at() {
            return rejection.at();
        }
    }

    /// The customer took it back.
    record Withdrawn(@Nullable String reason, Instant at) implements Turn {}

    /// Nothing more is to be done about it.
    record Closed(Instant at) implements Turn {}

    /// It was not over after all.
    ///
    /// @param answerDueAt when an answer is due in the round that begins
    record Reopened(Reopening reopening, @Nullable Instant answerDueAt, Instant at)
            implements Turn {}

    /// Somebody wrote something down.
    record Noted(String text, Instant at) implements Remark {}

    /// A customer said "it is not solved" to a decision that is not the current one any more.
    record LateAnswerNoted(String followup, int resolution, Instant at) implements Remark {}

    /// A newer case takes this one up again.
    record Continued(String reference, Instant at) implements Remark {}

    /// The customer was promised something.
    record Promised(int number, String what, Instant by, Instant at) implements OfPromise {}

    /// A promise was kept.
    record PromiseKept(int number, @Nullable String note, Instant at) implements OfPromise {}

    /// A promise was moved, with the customer's consent.
    record PromiseMoved(int number, Instant by, Instant at) implements OfPromise {}

    /// The time of a promise has passed and it was not kept.
    record PromiseBroken(int number, Instant at) implements OfPromise {}
}
