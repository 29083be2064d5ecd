package io.amends.complaint.domain;

import io.amends.calendar.BusinessCalendar;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.domain.policy.VersionedPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The configured rules for complaints.
///
/// @param answerWithin time until an answer is due where the policy of clocks names none; positive
/// @param reopenWindow how long a decided complaint can be reopened
/// @param defaultOwner owner of a complaint that is filed without one
/// @param owners further names that can own a complaint; empty allows every name
/// @param inForce the calendars and clocks in force
public record Policy(
        Duration answerWithin,
        ReopenWindow reopenWindow,
        String defaultOwner,
        Set<String> owners,
        VersionedPolicies inForce) {
    public Policy {
        owners = Set.copyOf(owners);
        if (answerWithin.isNegative() || answerWithin.isZero()) {
            throw new IllegalArgumentException(
                    "an answer is due after a time longer than zero, not " + answerWithin);
        }
        if (defaultOwner.isBlank()) {
            throw new IllegalArgumentException("a complaint always has an owner: name one");
        }
        if (owners.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("one of the owners has no name");
        }
    }

    /// Whether complaints can be assigned to this name.
    public boolean isOwner(String name) {
        return owners.isEmpty() || owners.contains(name) || defaultOwner.equals(name);
    }

    /// When a complaint decided at `decidedAt` closes automatically: at the end of its reopening
    /// window. A complaint without clocks, such as an import of an ended one, never does.
    @Nullable Instant closesAt(Intake intake, Instant decidedAt) {
        return intake.clocksArmed() ? reopenWindow.endAfter(decidedAt) : null;
    }

    /// The same settings under policies that are not in force.
    public Policy under(Policies candidate) {
        return new Policy(
                answerWithin, reopenWindow, defaultOwner, owners, inForce.replacedBy(candidate));
    }

    /// The clocks of a complaint that is received.
    public StartedClocks startClocks(ClockFacts facts, Instant receivedAt) {
        return new ClockStart(this, facts).at(1, receivedAt);
    }

    /// The clocks of a complaint that is reopened.
    ///
    /// @param round the round that begins
    StartedClocks restartClocks(Intake intake, int round, Instant at) {
        return new ClockStart(this, intake.clockFacts()).at(round, at);
    }

    /// What a clock counts in.
    BusinessCalendar calendarOf(ComplaintClock clock) {
        var calendar = clock.calendar();
        return calendar == null
                ? inForce.policies().calendars().standard()
                : inForce.calendar(calendar);
    }
}
