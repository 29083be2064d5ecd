package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Resume;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintEvent.Accepted;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.ProposalRefused;
import io.amends.complaint.domain.ComplaintEvent.Restated;
import io.amends.complaint.domain.ComplaintEvent.Resumed;
import io.amends.complaint.domain.ComplaintEvent.Waiting;
import io.amends.complaint.domain.ComplaintEvent.WordsAdded;
import io.amends.contracts.ResumeCause;
import io.amends.contracts.WaitingFor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides when a complaint waits for the customer or a third party, and when that ends.
record WaitDecider(Complaint complaint, Policy policy, Instant now) {

    /// Another wait replaces the current one.
    List<ComplaintEvent> begin(WaitFor command) {
        var waiting = complaint.handling().waiting();
        var already =
                waiting != null
                        && complaint.status().isOpen()
                        && waiting.party() == command.party()
                        && waiting.reason().equals(command.reason())
                        && Objects.equals(waiting.until(), command.until());
        var event =
                new Waiting(
                        command.party(),
                        command.until(),
                        command.reason(),
                        clocksWaitingFor(command.party()),
                        now);
        return already ? List.of() : List.of(Transition.WAIT.from(complaint, event));
    }

    List<ComplaintEvent> end(Resume ignored) {
        var already = complaint.status().isOpen() && complaint.handling().waiting() == null;
        return already
                ? List.of()
                : List.of(Transition.RESUME.from(complaint, resumed(ResumeCause.STAFF)));
    }

    /// The end of the wait that other events bring about: a decision ends it, and the customer's
    /// words end a wait for the customer. While a complaint is merged, its wait rests.
    List<ComplaintEvent> endedBy(List<ComplaintEvent> events) {
        var waiting = complaint.handling().waiting();
        if (waiting == null) {
            return List.of();
        }
        var after = complaint;
        var heard = false;
        for (var event : events) {
            after = after.apply(event);
            heard |= areWordsOfCustomer(event);
        }
        if (!waiting.equals(after.handling().waiting())) {
            return List.of();
        }
        if (!after.status().isOpen() && after.status() != Status.MERGED) {
            return List.of(resumed(ResumeCause.DECISION));
        }
        return heard && waiting.party() == WaitingFor.CUSTOMER
                ? List.of(resumed(ResumeCause.CUSTOMER))
                : List.of();
    }

    /// The end of the wait, with the clocks that go on.
    Resumed resumed(ResumeCause cause) {
        return new Resumed(cause, clocksWaitingFor(null), now);
    }

    private List<ComplaintClock> clocksWaitingFor(@Nullable WaitingFor party) {
        return complaint.clocks().stream()
                .map(clock -> clock.waiting(party, now, policy.calendarOf(clock)))
                .filter(clock -> !complaint.clocks().contains(clock))
                .toList();
    }

    private static boolean areWordsOfCustomer(ComplaintEvent event) {
        return event instanceof Accepted
                || event instanceof ProposalRefused
                || event instanceof WordsAdded
                || event instanceof Restated restated && restated.confirmed()
                || event instanceof Noted noted && noted.isThanks();
    }
}
