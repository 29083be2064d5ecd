package io.amends.complaint.domain;

import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.time.Instant;
import java.util.List;
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
    record Assigned(String owner, @Nullable String team, Instant at) implements Step {}

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
    record Reopened(Reopening reopening, @Nullable Instant answerDueAt, Instant at)
            implements Decision {}

    /// A note was added.
    record Noted(String text, Instant at) implements Remark {}

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
}
