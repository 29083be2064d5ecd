package io.amends.calendar;

import static io.amends.calendar.Calendars.at;
import static io.amends.calendar.Calendars.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// 2026-11-20 is a Friday.
class BusinessClockTest {
    private static final TimeLimit EIGHT_HOURS = new TimeLimit.OpenTime(Duration.ofHours(8));

    private final BusinessCalendar support =
            BusinessCalendar.of(
                    CalendarDefinition.of("support", "Europe/Berlin")
                            .open("monday-friday", "08:00", "20:00"));

    private final BusinessClock received =
            BusinessClock.start(EIGHT_HOURS, at("2026-11-20T15:00"), support);

    @Test
    void pauseFromFridayToMondayMovesDueInstantByOpenTime() {
        assertThat(received.dueAt()).isEqualTo(at("2026-11-23T11:00"));

        var paused = received.pause(at("2026-11-20T16:00"));
        var resumed = paused.resume(at("2026-11-23T10:00"), support);

        assertThat(resumed.dueAt()).isEqualTo(at("2026-11-23T17:00"));
        assertThat(resumed.pausedFor(at("2026-11-23T12:00"), support))
                .isEqualTo(Duration.ofHours(6));
        assertThat(resumed.pauses())
                .containsExactly(
                        new BusinessClock.Pause(at("2026-11-20T16:00"), at("2026-11-23T10:00")));
    }

    @Test
    void whileOfPauseRemainingStaysAndDueInstantMoves() {
        var paused = received.pause(at("2026-11-20T16:00"));

        assertThat(paused.remaining(at("2026-11-24T12:00"), support))
                .isEqualTo(Duration.ofHours(7));
        assertThat(paused.dueIfResumed(at("2026-11-20T18:00"), support))
                .isEqualTo(at("2026-11-23T13:00"));
        assertThat(paused.isMissed(at("2026-11-30T12:00"))).isFalse();
        assertThat(paused.remindAt(Duration.ofHours(1), support)).isEmpty();
        assertThat(paused.pausedFor(at("2026-11-21T12:00"), support))
                .isEqualTo(Duration.ofHours(4));
        assertThat(paused.pause(at("2026-11-20T18:00"))).isEqualTo(paused);
    }

    @Test
    void missedExactlyAtDueInstantAndPausedNoMore() {
        var due = received.dueAt();
        assertThat(received.isMissed(due.minusNanos(1))).isFalse();
        assertThat(received.isMissed(due)).isTrue();
        assertThat(received.remaining(due.plus(Duration.ofHours(2)), support))
                .isEqualTo(Duration.ofHours(-2));
        assertThat(received.pause(due)).isEqualTo(received);
        assertThat(received.resume(due, support)).isEqualTo(received);
    }

    @Test
    void reminderIsNotBeforeTheStart() {
        assertThat(received.remindAt(Duration.ofHours(1), support))
                .hasValue(at("2026-11-23T10:00"));
        assertThat(received.remindAt(Duration.ofHours(9), support))
                .hasValue(at("2026-11-20T15:00"));
    }

    @Test
    void limitInRealTimeIsPausedInRealTime() {
        var clock =
                BusinessClock.start(
                                new TimeLimit.CalendarDays(15, DueTime.SAME_LOCAL_TIME),
                                at("2026-11-20T15:00"),
                                support)
                        .pause(at("2026-11-21T00:00"))
                        .resume(at("2026-11-22T00:00"), support);

        assertThat(clock.dueAt()).isEqualTo(at("2026-12-06T15:00"));
        assertThat(clock.remindAt(Duration.ofDays(1), support)).hasValue(at("2026-12-05T15:00"));
        assertThat(
                        BusinessClock.start(
                                        new TimeLimit.ElapsedTime(Duration.ofHours(72)),
                                        at("2026-11-20T15:00"),
                                        support)
                                .dueAt())
                .isEqualTo(at("2026-11-23T15:00"));
    }

    @Test
    void limitInBusinessDaysIsPausedInOpenTime() {
        var clock =
                BusinessClock.start(
                                new TimeLimit.BusinessDays(
                                        3, DueTime.CLOSING, OutsideHours.AS_RECEIVED),
                                at("2026-11-20T15:00"),
                                support)
                        .pause(at("2026-11-23T10:00"))
                        .resume(at("2026-11-24T10:00"), support);

        assertThat(clock.dueAt()).isEqualTo(at("2026-11-26T20:00"));
    }

    @Test
    void recalculationKeepsPausesAndMeasuresThemAgain() {
        var clock = received.pause(at("2026-11-20T16:00")).resume(at("2026-11-23T10:00"), support);
        var office = BusinessCalendar.of(office());

        // Two open hours on Friday, two on Monday were paused.
        assertThat(clock.recalculated(EIGHT_HOURS, office).dueAt())
                .isEqualTo(at("2026-11-23T17:00"));
        // One hour until the pause, three after it.
        assertThat(clock.recalculated(new TimeLimit.OpenTime(Duration.ofHours(4)), support).dueAt())
                .isEqualTo(at("2026-11-23T13:00"));
    }

    @Test
    void recalculationWhilePausedCountsTheWholePauseAtItsEnd() {
        var always = BusinessCalendar.of(CalendarDefinition.alwaysOpen("always", "Europe/Berlin"));
        var clock =
                received.pause(at("2026-11-20T16:00"))
                        .recalculated(EIGHT_HOURS, always)
                        .resume(at("2026-11-23T10:00"), always);

        assertThat(clock.dueAt()).isEqualTo(at("2026-11-23T17:00"));
    }

    @Test
    void negativeLimitsAreRefused() {
        assertThatThrownBy(() -> new TimeLimit.OpenTime(Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeLimit.ElapsedTime(Duration.ofHours(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeLimit.CalendarDays(-1, DueTime.CLOSING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new TimeLimit.BusinessDays(
                                        -1, DueTime.CLOSING, OutsideHours.AS_RECEIVED))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
