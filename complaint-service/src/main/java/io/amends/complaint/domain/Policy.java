package io.amends.complaint.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The configured rules for complaints.
///
/// @param answerWithin time from the receipt until an answer is due; positive
/// @param reopenWindow how long a decided complaint can be reopened
/// @param defaultOwner owner of a complaint that is filed without one
/// @param owners further names that can own a complaint; empty allows every name
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

    /// Whether complaints can be assigned to this name.
    public boolean isOwner(String name) {
        return owners.isEmpty() || owners.contains(name) || defaultOwner.equals(name);
    }

    /// When a complaint decided at `decidedAt` closes automatically: at the end of its reopening
    /// window. A complaint without clocks, such as an import of an ended one, never does.
    @Nullable Instant closesAt(Intake intake, Instant decidedAt) {
        return intake.clocksArmed() ? reopenWindow.endAfter(decidedAt) : null;
    }

    /// When an answer to a complaint received, or reopened, at `receivedAt` is due.
    public Instant answerDueAt(Instant receivedAt) {
        return receivedAt.plus(answerWithin);
    }
}
