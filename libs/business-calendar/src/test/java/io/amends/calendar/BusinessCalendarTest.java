package io.amends.calendar;

import static io.amends.calendar.Calendars.at;
import static io.amends.calendar.Calendars.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// 2026-11-23 is a Monday.
class BusinessCalendarTest {
    private final BusinessCalendar office = BusinessCalendar.of(office());

    @Test
    void fourOpenHoursAfterMondayEveningAreDueOnTuesdayAtEleven() {
        var due = office.plusOpenTime(at("2026-11-23T17:00"), Duration.ofHours(4));

        assertThat(due).isEqualTo(at("2026-11-24T11:00"));
        assertThat(office.minusOpenTime(due, Duration.ofHours(1)))
                .isEqualTo(at("2026-11-24T10:00"));
    }

    @Test
    void reminderBeforeDueInstantIsCountedInOpenTimeAndIsNotOutsideOpeningHours() {
        var due = at("2026-11-23T09:00");

        assertThat(office.minusOpenTime(due, Duration.ofHours(2)))
                .isEqualTo(at("2026-11-20T17:00"));
        assertThat(office.minusOpenTime(due, Duration.ofHours(1)))
                .isEqualTo(at("2026-11-23T08:00"));
        assertThat(office.minusOpenTime(at("2026-11-24T00:00"), Duration.ofMinutes(1)))
                .isEqualTo(at("2026-11-23T17:59"));
    }

    @Test
    void isOpenFromFirstInstantOfIntervalUntilBeforeItsEnd() {
        assertThat(office.isOpen(at("2026-11-23T08:00").minusNanos(1))).isFalse();
        assertThat(office.isOpen(at("2026-11-23T08:00"))).isTrue();
        assertThat(office.isOpen(at("2026-11-23T18:00").minusNanos(1))).isTrue();
        assertThat(office.isOpen(at("2026-11-23T18:00"))).isFalse();
        assertThat(office.isOpen(at("2026-11-22T12:00"))).isFalse();
    }

    @Test
    void nextOpeningAndClosingAreAfterTheInstant() {
        assertThat(office.nextOpening(at("2026-11-20T18:00"))).hasValue(at("2026-11-23T08:00"));
        assertThat(office.nextOpening(at("2026-11-23T08:00").minusNanos(1)))
                .hasValue(at("2026-11-23T08:00"));
        assertThat(office.nextOpening(at("2026-11-23T08:00"))).hasValue(at("2026-11-24T08:00"));
        assertThat(office.nextClosing(at("2026-11-23T08:00"))).hasValue(at("2026-11-23T18:00"));
        assertThat(office.nextClosing(at("2026-11-23T18:00"))).hasValue(at("2026-11-24T18:00"));
        assertThat(office.firstOpen(at("2026-11-23T09:00"))).hasValue(at("2026-11-23T09:00"));
        assertThat(office.firstOpen(at("2026-11-21T09:00"))).hasValue(at("2026-11-23T08:00"));
    }

    @Test
    void plusEndsAtClosingNotAtNextOpening() {
        assertThat(office.plusOpenTime(at("2026-11-20T17:00"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-20T18:00"));
        assertThat(office.plusOpenTime(at("2026-11-21T12:00"), Duration.ZERO))
                .isEqualTo(at("2026-11-21T12:00"));
        assertThat(office.plusOpenTime(at("2026-11-21T12:00"), Duration.ofNanos(1)))
                .isEqualTo(at("2026-11-23T08:00").plusNanos(1));
    }

    @Test
    void negativeTimeGoesTheOtherWay() {
        var due = at("2026-11-24T11:00");
        assertThat(office.plusOpenTime(due, Duration.ofHours(-4)))
                .isEqualTo(at("2026-11-23T17:00"));
        assertThat(office.minusOpenTime(at("2026-11-23T17:00"), Duration.ofHours(-4)))
                .isEqualTo(due);
        assertThat(office.openTimeBetween(due, at("2026-11-23T17:00")))
                .isEqualTo(Duration.ofHours(-4));
    }

    @Test
    void breaksAreClosed() {
        var calendar =
                BusinessCalendar.of(
                        CalendarDefinition.of("office", "Europe/Berlin")
                                .open(
                                        "monday-friday",
                                        HoursDefinition.of("08:00", "17:00")
                                                .withBreak("12:00", "13:00")
                                                .withBreak("15:00", "15:15"))
                                .open("monday", "18:00", "20:00"));

        assertThat(calendar.isOpen(at("2026-11-24T12:30"))).isFalse();
        assertThat(calendar.openTimeBetween(at("2026-11-24T00:00"), at("2026-11-25T00:00")))
                .isEqualTo(Duration.ofMinutes(9 * 60 - 75));
        assertThat(calendar.openTimeBetween(at("2026-11-23T00:00"), at("2026-11-24T00:00")))
                .isEqualTo(Duration.ofMinutes(11 * 60 - 75));
        assertThat(calendar.plusOpenTime(at("2026-11-24T11:30"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-24T13:30"));
    }

    @Test
    void alwaysOpenCountsRealTimeToTheNanosecond() {
        var always = BusinessCalendar.of(CalendarDefinition.alwaysOpen("always", "Europe/Berlin"));
        var from = Instant.parse("2026-10-25T00:59:59.123456789Z");
        var time = Duration.ofDays(4000).plusNanos(987_654_321);

        assertThat(always.plusOpenTime(from, time)).isEqualTo(from.plus(time));
        assertThat(always.minusOpenTime(from, time)).isEqualTo(from.minus(time));
        assertThat(always.openTimeBetween(from, from.plus(time))).isEqualTo(time);
        assertThat(always.nextOpening(from)).isEmpty();
        assertThat(always.nextClosing(from)).isEmpty();
        assertThat(always.status(from))
                .isEqualTo(new CalendarStatus("always", always.zone(), true, null, null, null));
    }

    @Test
    void hoursPastMidnightBelongToTheDayOnWhichTheyBegin() {
        var night =
                BusinessCalendar.of(
                        CalendarDefinition.of("night", "Europe/Berlin")
                                .open("friday", "22:00", "30:00"));

        assertThat(night.nextOpening(at("2026-11-23T12:00"))).hasValue(at("2026-11-27T22:00"));
        assertThat(night.nextClosing(at("2026-11-27T23:00"))).hasValue(at("2026-11-28T06:00"));
        assertThat(night.openTimeBetween(at("2026-11-28T00:00"), at("2026-11-29T00:00")))
                .isEqualTo(Duration.ofHours(6));
        assertThat(night.isBusinessDay(LocalDate.parse("2026-11-28"))).isFalse();
    }

    @Test
    void hoursOfSundayPastMidnightGoOnOnMonday() {
        var night =
                BusinessCalendar.of(
                        CalendarDefinition.of("night", "Europe/Berlin")
                                .open("sunday", "20:00", "28:00")
                                .open("monday", "04:00", "08:00"));

        assertThat(night.nextClosing(at("2026-11-22T21:00"))).hasValue(at("2026-11-23T08:00"));
    }

    @Test
    void holidayEndsTheEveningBeforeAtMidnightAndCancelsItsOwnNight() {
        var night =
                BusinessCalendar.of(
                        CalendarDefinition.of("night", "Europe/Berlin")
                                .open("monday-sunday", "22:00", "30:00")
                                .holidays(DayDefinition.date("2026-11-25")));

        assertThat(night.nextClosing(at("2026-11-24T22:00"))).hasValue(at("2026-11-25T00:00"));
        assertThat(night.nextOpening(at("2026-11-24T22:00"))).hasValue(at("2026-11-26T22:00"));
    }

    @Test
    void exceptionReplacesHoursAndLastsToItsEnd() {
        var calendar =
                BusinessCalendar.of(
                        office().holidays(DayDefinition.yearly("01-01").named("New Year"))
                                .exceptions(
                                        DayDefinition.yearly("12-31")
                                                .named("New Year's Eve")
                                                .open(HoursDefinition.of("20:00", "26:00")),
                                        DayDefinition.date("2026-11-28")
                                                .open(HoursDefinition.of("09:00", "12:00"))));

        assertThat(calendar.openTimeBetween(at("2026-11-28T00:00"), at("2026-11-29T00:00")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(calendar.nextOpening(at("2026-12-30T18:00"))).hasValue(at("2026-12-31T20:00"));
        assertThat(calendar.nextClosing(at("2026-12-31T20:00"))).hasValue(at("2027-01-01T02:00"));
        assertThat(calendar.nextOpening(at("2026-12-31T20:00"))).hasValue(at("2027-01-04T08:00"));
        assertThat(calendar.status(at("2027-01-01T12:00")))
                .isEqualTo(
                        new CalendarStatus(
                                "office",
                                calendar.zone(),
                                false,
                                at("2027-01-04T08:00"),
                                null,
                                new SpecialDay(LocalDate.parse("2027-01-01"), "New Year", false)));
        assertThat(calendar.status(at("2026-12-31T21:00")))
                .isEqualTo(
                        new CalendarStatus(
                                "office",
                                calendar.zone(),
                                true,
                                null,
                                at("2027-01-01T02:00"),
                                new SpecialDay(
                                        LocalDate.parse("2026-12-31"), "New Year's Eve", true)));
    }

    @Test
    void exceptionForOneDateWinsOverRecurringOne() {
        var calendar =
                BusinessCalendar.of(
                        office().exceptions(
                                        DayDefinition.date("2026-12-24")
                                                .open(HoursDefinition.of("08:00", "10:00")),
                                        DayDefinition.yearly("12-24")
                                                .open(HoursDefinition.of("08:00", "12:00"))));

        assertThat(calendar.nextClosing(at("2026-12-24T08:00"))).hasValue(at("2026-12-24T10:00"));
        assertThat(calendar.nextClosing(at("2027-12-24T08:00"))).hasValue(at("2027-12-24T12:00"));
    }

    @Test
    void farInstantsAreComputedAndThoseBeyondTheYear9999Refused() {
        assertThat(office.isOpen(Instant.parse("0001-01-01T12:00:00Z"))).isTrue();
        assertThat(office.nextOpening(Instant.parse("9998-12-31T23:00:00Z"))).isPresent();
        assertThatThrownBy(
                        () ->
                                office.plusOpenTime(
                                        Instant.parse("9999-12-30T00:00:00Z"), Duration.ofDays(9)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(
                        () ->
                                office.plusOpenTime(
                                        Instant.EPOCH, Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(
                        () ->
                                office.minusOpenTime(
                                        Instant.EPOCH, Duration.ofSeconds(Long.MIN_VALUE)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> office.isOpen(Instant.MAX)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> office.isOpen(Instant.MIN)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void tablesOfManyYearsReplaceEachOtherAndThreadsAgree() {
        var from = at("2026-11-23T17:00");
        var expected =
                IntStream.range(0, 200)
                        .mapToObj(i -> BusinessCalendar.of(office()).plusOpenTime(from, hours(i)))
                        .toList();

        var found =
                IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> List.of(i % 200, office.plusOpenTime(from, hours(i % 200))))
                        .toList();

        assertThat(found)
                .allSatisfy(
                        pair -> assertThat(pair.get(1)).isEqualTo(expected.get((int) pair.get(0))));
    }

    /// Up to two hundred years.
    private static Duration hours(int years) {
        return Duration.ofHours(2600L * years + 4);
    }
}
