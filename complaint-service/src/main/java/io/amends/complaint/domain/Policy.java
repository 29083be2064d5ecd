package io.amends.complaint.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the house has decided about its complaints.
///
/// @param answerWithin how long after the receipt an answer is due; positive
/// @param reopenWindow how long a decided complaint can go on
/// @param defaultOwner who answers for a complaint that nobody was named for
/// @param owners who may answer for a complaint besides; empty where that is anybody
public record Policy(
        Duration answerWithin, ReopenWindow reopenWindow, String defaultOwner, Set<String> owners) {
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

    /// Whether somebody may answer for a complaint.
    public boolean isOwner(String name) {
        return owners.isEmpty() || owners.contains(name) || defaultOwner.equals(name);
    }

    /// When a complaint decided at `decidedAt` is closed by itself: at the end of its reopening
    /// window. One without clocks never is, as those that are imported after they were over.
    @Nullable Instant closesAt(Intake intake, Instant decidedAt) {
        return intake.clocksArmed() ? reopenWindow.endAfter(decidedAt) : null;
    }

    /// When an answer to a complaint received, or reopened, at `receivedAt` is due.
    public Instant answerDueAt(Instant receivedAt) {
        return receivedAt.plus(answerWithin);
    }
}
