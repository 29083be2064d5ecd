package io.amends.complaint.domain;

import io.amends.contracts.Money;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A clock of a complaint as it is at one time.
///
/// @param name what is due
/// @param round the round it belongs to, from 1; each reopening begins a new round
/// @param dueAt when it is due; while paused, when it would be without the pause that lasts
/// @param of the merged complaint whose clock it was
/// @param calendar the name of the calendar that it counts in
/// @param remaining what is left, in whole minutes, and in open hours where it counts those; absent
///   unless it runs or is paused
/// @param pausedFor whom the complaint waits for while it is paused
/// @param owed what the customer is owed because it was missed
/// @param optional true where missing it breaks no rule
public record Clock(
        String name,
        int round,
        Instant dueAt,
        State state,
        @Nullable String of,
        @Nullable String calendar,
        @Nullable Duration remaining,
        @Nullable WaitingFor pausedFor,
        @Nullable Money owed,
        @Nullable Boolean optional) {
    /// The name of the clock until an answer, where policies name none.
    static final String ANSWER = "answer";

    /// The name of the clock of an escalation to outside.
    static final String OUTSIDE = "outside";

    /// A clock that counts real time and never pauses.
    ///
    /// @param of the merged complaint whose clock it was
    public Clock(String name, int round, Instant dueAt, State state, @Nullable String of) {
        this(name, round, dueAt, state, of, null, null, null, null, null);
    }

    /// A clock that was stopped in time has been met; from the due instant on it is missed.
    public enum State {
        RUNNING,
        PAUSED,
        MET,
        MISSED
    }

    /// The complaint's own clocks, those of complaints merged into it, and those of escalations to
    /// outside.
    static List<Clock> of(Complaint complaint, Policy policy, Instant now) {
        var own = complaint.clocks().stream().map(it -> of(it, complaint, policy, now));
        return Stream.of(own, merged(complaint, now), outside(complaint, now))
                .flatMap(each -> each)
                .toList();
    }

    /// The first due instant of clocks that run, that of complaints merged into this one included.
    static Optional<Instant> nextDueAt(Complaint complaint) {
        var round = complaint.rounds().getLast();
        var others =
                complaint.relations().absorbed().stream()
                        .filter(it -> !it.released() && !it.at().isBefore(round.startedAt()))
                        .flatMap(it -> Optional.ofNullable(it.answerDueAt()).stream());
        return Stream.concat(ComplaintClock.dueInstants(complaint.clocks()), others)
                .min(Instant::compareTo);
    }

    private static Clock of(ComplaintClock clock, Complaint complaint, Policy policy, Instant now) {
        var state = clock.state(now);
        var goesOn = state == State.RUNNING || state == State.PAUSED;
        var calendar = clock.calendar();
        var waiting = complaint.handling().waiting();
        return new Clock(
                clock.name(),
                clock.round(),
                clock.time().dueAt(),
                state,
                null,
                calendar == null ? null : calendar.name(),
                goesOn
                        ? clock.time()
                                .remaining(now, policy.calendarOf(clock))
                                .truncatedTo(ChronoUnit.MINUTES)
                        : null,
                state == State.PAUSED && waiting != null ? waiting.party() : null,
                state == State.MISSED ? clock.payment() : null,
                clock.optional() ? Boolean.TRUE : null);
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
        var late = endedAt == null ? !now.isBefore(dueAt) : endedAt.isAfter(dueAt);
        var state = late ? State.MISSED : endedAt == null ? State.RUNNING : State.MET;
        return Optional.of(new Clock(name, round.number(), dueAt, state, of));
    }
}
