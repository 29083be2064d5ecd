package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A deadline of a complaint and its state.
///
/// @param name what is due
/// @param round the round it belongs to, from 1; each reopening begins a new round
public record Clock(String name, int round, Instant dueAt, State state) {

    /// A clock that was stopped in time has been met.
    public enum State {
        RUNNING,
        MET,
        MISSED
    }

    /// The answer clocks, one per round: each starts with the receipt or the reopening, never
    /// pauses and stops with the decision. A withdrawn complaint needs no answer any more.
    static List<Clock> of(Complaint complaint, Instant now) {
        return complaint.intake().clocksArmed()
                ? complaint.rounds().stream().flatMap(it -> of(it, now).stream()).toList()
                : List.of();
    }

    private static Optional<Clock> of(Round round, Instant now) {
        var dueAt = round.answerDueAt();
        if (dueAt == null) {
            return Optional.empty();
        }
        var endedAt = round.endedAt();
        var late = (endedAt == null ? now : endedAt).isAfter(dueAt);
        var state = late ? State.MISSED : endedAt == null ? State.RUNNING : State.MET;
        return Optional.of(new Clock("answer", round.number(), dueAt, state));
    }
}
