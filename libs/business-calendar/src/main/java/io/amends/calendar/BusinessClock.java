package io.amends.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A time limit that runs, and can be paused. A pause moves the due instant by the open time that
/// was in it; a limit in real time, by the real time. The calendar is an argument, so that a clock
/// can be stored; pauses are kept as they were, so that another calendar or limit measures them
/// again and none is lost.
///
/// @param limit what the policy gives
/// @param startedAt when it began
/// @param dueAt when it is over, given the pauses that have ended
/// @param pauses that have ended, in order
/// @param pausedSince when the pause began that still lasts
public record BusinessClock(
        TimeLimit limit,
        Instant startedAt,
        Instant dueAt,
        List<Pause> pauses,
        @Nullable Instant pausedSince) {

    /// A pause that has ended.
    public record Pause(Instant from, Instant to) {}

    public BusinessClock {
        pauses = List.copyOf(pauses);
    }

    /// Begins to run.
    public static BusinessClock start(TimeLimit limit, Instant at, BusinessCalendar calendar) {
        return new BusinessClock(limit, at, limit.dueAfter(at, calendar), List.of(), null);
    }

    /// Pauses. Already paused or missed, it stays as it is.
    public BusinessClock pause(Instant at) {
        return pausedSince != null || isMissed(at)
                ? this
                : new BusinessClock(limit, startedAt, dueAt, pauses, later(at, startedAt));
    }

    /// Goes on. Not paused, it stays as it is.
    public BusinessClock resume(Instant at, BusinessCalendar calendar) {
        if (pausedSince == null) {
            return this;
        }
        var more = new ArrayList<>(pauses);
        more.add(new Pause(pausedSince, later(at, pausedSince)));
        return new BusinessClock(limit, startedAt, dueIfResumed(at, calendar), more, null);
    }

    /// When it is over if it runs from now on; the due instant where it is not paused.
    public Instant dueIfResumed(Instant now, BusinessCalendar calendar) {
        return pausedSince == null
                ? dueAt
                : plus(dueAt, between(pausedSince, later(now, pausedSince), calendar), calendar);
    }

    /// Whether it is over: from the due instant on, unless it is paused.
    public boolean isMissed(Instant now) {
        return pausedSince == null && !now.isBefore(dueAt);
    }

    /// What is left, in open time or in real time as the limit counts; negative after the due
    /// instant. Does not change while paused.
    public Duration remaining(Instant now, BusinessCalendar calendar) {
        return between(pausedSince == null ? now : pausedSince, dueAt, calendar);
    }

    /// How long it was paused in all, as the limit counts, the pause that still lasts included.
    public Duration pausedFor(Instant now, BusinessCalendar calendar) {
        var sum = Duration.ZERO;
        for (var pause : pauses) {
            sum = sum.plus(between(pause.from, pause.to, calendar));
        }
        return pausedSince == null
                ? sum
                : sum.plus(between(pausedSince, later(now, pausedSince), calendar));
    }

    /// When to remind so long before the due instant, as the limit counts, not before it started;
    /// nothing while paused.
    public Optional<Instant> remindAt(Duration before, BusinessCalendar calendar) {
        return pausedSince != null
                ? Optional.empty()
                : Optional.of(later(plus(dueAt, before.negated(), calendar), startedAt));
    }

    /// The same clock under another limit or calendar: from its start, with all of its pauses.
    public BusinessClock recalculated(TimeLimit limit, BusinessCalendar calendar) {
        var clock = start(limit, startedAt, calendar);
        var due = clock.dueAt;
        for (var pause : pauses) {
            due = clock.plus(due, clock.between(pause.from, pause.to, calendar), calendar);
        }
        return new BusinessClock(limit, startedAt, due, pauses, pausedSince);
    }

    private Duration between(Instant from, Instant to, BusinessCalendar calendar) {
        return limit.countsOpenTime()
                ? calendar.openTimeBetween(from, to)
                : Duration.between(from, to);
    }

    private Instant plus(Instant from, Duration time, BusinessCalendar calendar) {
        return limit.countsOpenTime() ? calendar.plusOpenTime(from, time) : from.plus(time);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
