package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;

/// A clock of a complaint: something is due at an instant.
///
/// @param name what is due
public record Clock(String name, Instant dueAt, State state) {

    /// How a clock stands. One that was stopped in time has been met.
    public enum State {
        RUNNING,
        MET,
        MISSED
    }

    /// The clock of the answer: it starts with the receipt, never pauses and stops with the first
    /// decision. A withdrawn complaint needs no answer any more.
    static List<Clock> of(Complaint complaint, Instant now) {
        var intake = complaint.intake();
        if (!intake.clocksArmed()) {
            return List.of();
        }
        var decidedAt = complaint.decidedAt();
        var stoppedAt =
                decidedAt != null || complaint.status().isOpen()
                        ? decidedAt
                        : complaint.changedAt();
        var late = (stoppedAt == null ? now : stoppedAt).isAfter(intake.answerDueAt());
        var state = late ? State.MISSED : stoppedAt == null ? State.RUNNING : State.MET;
        return List.of(new Clock("answer", intake.answerDueAt(), state));
    }
}
