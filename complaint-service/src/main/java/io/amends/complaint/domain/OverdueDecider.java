package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import io.amends.contracts.EscalationTrigger;
import io.amends.contracts.ResumeCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides what the clock alone does: closing, breaking promises and ending waits, in the order in
/// which they were due and each at its own instant.
final class OverdueDecider {
    private OverdueDecider() {}

    static List<ComplaintEvent> decide(Complaint complaint, Policy policy, Instant now) {
        var events = new ArrayList<ComplaintEvent>();
        var current = complaint;
        for (var due = current.nextDue(); isDue(due, now); due = current.nextDue()) {
            for (var event : firedAt(current, policy, due.orElseThrow())) {
                events.add(event);
                current = current.apply(event);
            }
        }
        return events;
    }

    private static boolean isDue(Optional<Instant> due, Instant now) {
        return due.isPresent() && !due.get().isAfter(now);
    }

    private static List<ComplaintEvent> firedAt(Complaint complaint, Policy policy, Instant at) {
        if (at.equals(complaint.closesAt())) {
            return List.of(new Closed(at));
        }
        var promise = complaint.firstPending().filter(it -> it.by().equals(at));
        if (promise.isEmpty()) {
            return List.of(new WaitDecider(complaint, policy, at).resumed(ResumeCause.TIME));
        }
        var events = new ArrayList<ComplaintEvent>();
        events.add(new PromiseBroken(promise.get().number(), at));
        events.addAll(
                new EscalationDecider(complaint, at).automatic(EscalationTrigger.BROKEN_PROMISE));
        return events;
    }
}
