package io.amends.complaint.domain;

import java.util.List;
import java.util.Optional;

/// Counts a complaint's running clocks again: with the limits and calendars of the policies in
/// force, from the same beginning and with all of their pauses. A clock that these policies do not
/// have goes on as it is, and so does one that was met.
record ClockRecalculation(Complaint complaint, Policy policy) {

    /// The clocks that are counted otherwise.
    List<ComplaintClock> changed() {
        return complaint.clocks().stream()
                .filter(ComplaintClock::isOpen)
                .flatMap(clock -> recalculated(clock).stream())
                .filter(clock -> !complaint.clocks().contains(clock))
                .toList();
    }

    private Optional<ComplaintClock> recalculated(ComplaintClock clock) {
        var start = new ClockStart(policy, complaint.intake().clockFacts());
        return start.rule(clock.name(), clock.round())
                .map(
                        rule -> {
                            var calendar = policy.inForce().current(rule.calendar());
                            var counted = policy.inForce().calendar(calendar);
                            var time = clock.time().recalculated(start.limit(rule), counted);
                            return clock.recalculated(rule, calendar, time);
                        });
    }
}
