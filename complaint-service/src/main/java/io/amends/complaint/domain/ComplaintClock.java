package io.amends.complaint.domain;

import io.amends.calendar.BusinessCalendar;
import io.amends.calendar.BusinessClock;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.policy.CalendarRef;
import io.amends.complaint.domain.policy.ClockRule;
import io.amends.contracts.Money;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A time limit of a complaint, as it was started and has run since. It keeps the calendar and the
/// limit that it was started with, whatever becomes of the policies.
///
/// @param round the round that it was started in, from 1
/// @param calendar absent for a clock from before there were calendars, which counts real time
/// @param met what meets it
/// @param pausedBy whom the complaint waits for while it is paused
/// @param optional whether missing it breaks no rule
/// @param payment what the customer is owed once it is missed
/// @param endedAt when it was met, or its round ended
public record ComplaintClock(
        String name,
        int round,
        @Nullable CalendarRef calendar,
        ClockRule.Met met,
        Set<WaitingFor> pausedBy,
        boolean optional,
        @Nullable Money payment,
        BusinessClock time,
        @Nullable Instant endedAt) {
    public ComplaintClock {
        pausedBy = Set.copyOf(pausedBy);
    }

    /// The clock of a complaint from before there were policies.
    static ComplaintClock answer(Round round, Instant dueAt) {
        var length = Duration.between(round.startedAt(), dueAt);
        var limit = new TimeLimit.ElapsedTime(length.isNegative() ? Duration.ZERO : length);
        var time = new BusinessClock(limit, round.startedAt(), dueAt, List.of(), null);
        return new ComplaintClock(
                Clock.ANSWER,
                round.number(),
                null,
                ClockRule.Met.DECIDED,
                Set.of(),
                false,
                null,
                time,
                round.endedAt());
    }

    /// Clocks of rounds that were stored before there were policies.
    static List<ComplaintClock> of(List<Round> rounds) {
        return rounds.stream()
                .flatMap(
                        round ->
                                Optional.ofNullable(round.answerDueAt())
                                        .map(due -> answer(round, due))
                                        .stream())
                .toList();
    }

    /// When an answer is due: the last of the clocks that a decision meets.
    static Optional<Instant> answerDueAt(Collection<ComplaintClock> clocks) {
        return clocks.stream()
                .filter(it -> it.met == ClockRule.Met.DECIDED && !it.optional)
                .map(it -> it.time.dueAt())
                .max(Instant::compareTo);
    }

    /// The due instants that a complaint is listed by: those of all clocks that run, except
    /// optional ones.
    static Stream<Instant> dueInstants(Collection<ComplaintClock> clocks) {
        return clocks.stream()
                .filter(it -> it.isOpen() && !it.isPaused() && !it.optional)
                .map(it -> it.time.dueAt());
    }

    /// Whether nothing has met or ended it.
    public boolean isOpen() {
        return endedAt == null;
    }

    /// Whether it stands still.
    public boolean isPaused() {
        return isOpen() && time.pausedSince() != null;
    }

    /// Missed from the due instant on, whether anything observed it or not.
    public Clock.State state(Instant now) {
        if (endedAt != null) {
            return endedAt.isAfter(time.dueAt()) ? Clock.State.MISSED : Clock.State.MET;
        }
        if (isPaused()) {
            return Clock.State.PAUSED;
        }
        return time.isMissed(now) ? Clock.State.MISSED : Clock.State.RUNNING;
    }

    /// Whether an event that meets `what` meets this clock: a decision is also an answer, and an
    /// answer also acknowledges.
    boolean isMetBy(ClockRule.Met what) {
        return isOpen() && met.compareTo(what) <= 0;
    }

    ComplaintClock endedAt(Instant at) {
        return isOpen() ? with(time, at) : this;
    }

    /// Paused or running, depending on whom the complaint waits for from now on.
    ///
    /// @param waitingFor null where it waits for no one
    ComplaintClock waiting(
            @Nullable WaitingFor waitingFor, Instant at, BusinessCalendar calendarOfClock) {
        if (!isOpen()) {
            return this;
        }
        var pauses = waitingFor != null && pausedBy.contains(waitingFor);
        return with(pauses ? time.pause(at) : time.resume(at, calendarOfClock), null);
    }

    ComplaintClock recalculated(ClockRule rule, CalendarRef in, BusinessClock changed) {
        return new ComplaintClock(
                name,
                round,
                in,
                rule.met(),
                rule.pausedBy(),
                rule.optional(),
                rule.payment(),
                changed,
                endedAt);
    }

    /// The same clock at another time: of the same name and round.
    public boolean isSameAs(ComplaintClock other) {
        return name.equals(other.name) && round == other.round;
    }

    private ComplaintClock with(BusinessClock changed, @Nullable Instant ended) {
        return new ComplaintClock(
                name, round, calendar, met, pausedBy, optional, payment, changed, ended);
    }
}
