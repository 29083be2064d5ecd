package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Close;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Reject;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintCommand.Resolve;
import io.amends.complaint.domain.ComplaintCommand.Withdraw;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.LateAnswerNoted;
import io.amends.complaint.domain.ComplaintEvent.Rejected;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import io.amends.complaint.domain.ComplaintEvent.Resolved;
import io.amends.complaint.domain.ComplaintEvent.Withdrawn;
import io.amends.contracts.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides resolution, rejection, withdrawal, closing and reopening.
record ResolutionDecider(Complaint complaint, Policy policy, Instant now) {

    List<ComplaintEvent> decide(ComplaintCommand.Decision command) {
        return switch (command) {
            case Resolve resolve -> resolve(resolve);
            case Reject reject -> reject(reject);
            case Withdraw(var reason) ->
                    unlessAlready(
                            Transition.WITHDRAW,
                            is(Status.WITHDRAWN) && reason.equals(complaint.withdrawal()),
                            new Withdrawn(reason, now));
            case Close _ -> unlessAlready(Transition.CLOSE, is(Status.CLOSED), new Closed(now));
            case Reopen reopen -> reopen(reopen);
        };
    }

    /// "Not solved" reopens if it refers to the current decision, the status allows it, and no
    /// newer complaint continues this one; otherwise it is only noted.
    List<ComplaintEvent> decideAnswer(RecordAnswer answer) {
        if (answer.solved()) {
            return List.of();
        }
        var stands =
                Transition.REOPEN.fits(complaint.status())
                        && !is(Status.WITHDRAWN)
                        && answer.resolution() == complaint.decisions()
                        && complaint.continuedBy() == null;
        if (!stands) {
            return List.of(new LateAnswerNoted(answer.followup(), answer.resolution(), now));
        }
        checkWindow(answer.at());
        var why = new Reopening(null, Cause.RESOLUTION_FAILED, answer.followup());
        return List.of(reopened(why));
    }

    private List<ComplaintEvent> resolve(Resolve command) {
        var proposal = complaint.proposal();
        var agreed = proposal != null && proposal.accepted() ? proposal : null;
        var remedies = command.remedies();
        var amount = command.amount();
        var resolution =
                new Resolution(
                        is(Status.RESOLVED) ? complaint.decisions() : complaint.decisions() + 1,
                        now,
                        command.cause(),
                        command.liability(),
                        command.words(),
                        remedies != null
                                ? remedies
                                : agreed != null ? agreed.remedies() : List.of(),
                        amount == null && agreed != null ? agreed.amount() : amount,
                        is(Status.RECEIVED) ? Boolean.TRUE : null);
        var already = is(Status.RESOLVED) && resolution.saysTheSameAs(complaint.resolution());
        return unlessAlready(Transition.RESOLVE, already, new Resolved(resolution, closesAt()));
    }

    private List<ComplaintEvent> reject(Reject command) {
        var last = complaint.rejection();
        var already =
                is(Status.REJECTED)
                        && last != null
                        && command.reason().equals(last.reason())
                        && command.words().equals(last.words());
        var rejection =
                new Rejection(complaint.decisions() + 1, now, command.reason(), command.words());
        return unlessAlready(Transition.REJECT, already, new Rejected(rejection, closesAt()));
    }

    private List<ComplaintEvent> reopen(Reopen command) {
        var why = new Reopening(command.reason(), command.cause(), null);
        var already = is(Status.REOPENED) && why.equals(complaint.reopening());
        var events = unlessAlready(Transition.REOPEN, already, reopened(why));
        if (!events.isEmpty()) {
            checkMayReopen(command);
            checkWindow(now);
        }
        return events;
    }

    private void checkMayReopen(Reopen command) {
        if (is(Status.WITHDRAWN) && !command.supervisor()) {
            throw new CommandRefusedException.NotAllowed(
                    "The customer withdrew the complaint: only a supervisor reopens it.");
        }
    }

    /// The window of a withdrawn complaint runs from the withdrawal.
    private Reopened reopened(Reopening why) {
        var clocks = policy.restartClocks(complaint.intake(), complaint.rounds().size() + 1, now);
        return new Reopened(why, clocks.answerDueAt(), clocks.clocks(), now);
    }

    private void checkWindow(Instant asked) {
        var end =
                is(Status.WITHDRAWN)
                        ? complaint.rounds().getLast().endedAt()
                        : complaint.decidedAt();
        var decidedAt = Objects.requireNonNull(end, "nothing was decided yet");
        if (!policy.reopenWindow().isOpen(decidedAt, asked)) {
            throw new CommandRefusedException.WindowOver(policy.reopenWindow().endAfter(decidedAt));
        }
    }

    private @Nullable Instant closesAt() {
        return policy.closesAt(complaint.intake(), now);
    }

    private boolean is(Status status) {
        return complaint.status() == status;
    }

    private List<ComplaintEvent> unlessAlready(
            Transition move, boolean already, ComplaintEvent event) {
        return already ? List.of() : List.of(move.from(complaint, event));
    }
}
