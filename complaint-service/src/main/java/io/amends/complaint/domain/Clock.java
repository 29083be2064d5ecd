package io.amends.complaint.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A deadline of a complaint and its state.
///
/// @param name what is due
/// @param round the round it belongs to, from 1; each reopening begins a new round
/// @param of the merged complaint whose deadline it was
public record Clock(String name, int round, Instant dueAt, State state, @Nullable String of) {
    /// The name of the clock until an answer.
    static final String ANSWER = "answer";

    /// The name of the clock of an escalation to outside.
    static final String OUTSIDE = "outside";

    /// A clock of the complaint itself.
    public Clock(String name, int round, Instant dueAt, State state) {
        this(name, round, dueAt, state, null);
    }

    /// A clock that was stopped in time has been met.
    public enum State {
        RUNNING,
        MET,
        MISSED
    }

    /// The answer clocks, one per round: each starts with the receipt or the reopening, never
    /// pauses and stops with the decision. A withdrawn complaint needs no answer any more. Then
    /// those of complaints merged into this one, and those of escalations to outside.
    static List<Clock> of(Complaint complaint, Instant now) {
        return Stream.of(answers(complaint, now), merged(complaint, now), outside(complaint, now))
                .flatMap(each -> each)
                .toList();
    }

    /// When the next answer is due, that of complaints merged into this one included.
    static Optional<Instant> answerDueAt(Complaint complaint) {
        var round = complaint.rounds().getLast();
        var own = complaint.intake().clocksArmed() ? round.answerDueAt() : null;
        var others =
                complaint.relations().absorbed().stream()
                        .filter(it -> !it.released() && !it.at().isBefore(round.startedAt()))
                        .map(AbsorbedCase::answerDueAt);
        return Stream.concat(Stream.of(Optional.ofNullable(own)), others.map(Optional::ofNullable))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static Stream<Clock> answers(Complaint complaint, Instant now) {
        return complaint.intake().clocksArmed()
                ? complaint.rounds().stream()
                        .flatMap(it -> of(ANSWER, it, it.answerDueAt(), null, now).stream())
                : Stream.empty();
    }

    private static Stream<Clock> merged(Complaint complaint, Instant now) {
        return complaint.relations().absorbed().stream()
                .filter(it -> !it.released())
                .flatMap(
                        it ->
                                of(
                                        ANSWER,
                                        roundAt(complaint, it.at()),
                                        it.answerDueAt(),
                                        it.reference(),
                                        now)
                                        .stream());
    }

    private static Stream<Clock> outside(Complaint complaint, Instant now) {
        return complaint.handling().escalations().stream()
                .filter(Escalation::isOutside)
                .flatMap(
                        it ->
                                of(OUTSIDE, roundAt(complaint, it.at()), it.due(), null, now)
                                        .stream());
    }

    private static Round roundAt(Complaint complaint, Instant at) {
        return complaint.rounds().stream()
                .filter(it -> !it.startedAt().isAfter(at))
                .reduce((_, last) -> last)
                .orElse(complaint.rounds().getFirst());
    }

    private static Optional<Clock> of(
            String name, Round round, @Nullable Instant dueAt, @Nullable String of, Instant now) {
        if (dueAt == null) {
            return Optional.empty();
        }
        var endedAt = round.endedAt();
        var late = (endedAt == null ? now : endedAt).isAfter(dueAt);
        var state = late ? State.MISSED : endedAt == null ? State.RUNNING : State.MET;
        return Optional.of(new Clock(name, round.number(), dueAt, state, of));
    }
}
