package io.amends.calendar;

import static io.amends.calendar.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaylightSavingTest {

    private static BusinessCalendar daily(String zone, String start, String end) {
        return BusinessCalendar.of(
                CalendarDefinition.of("c", zone).open("monday-sunday", start, end));
    }

    @Test
    void hourThatIsSkippedIsNotOpen() {
        var night = daily("Europe/Berlin", "00:00", "06:00");

        // 2026-03-29, from 02:00 to 03:00.
        assertThat(night.plusOpenTime(at("2026-03-29T00:00"), Duration.ofHours(4)))
                .isEqualTo(at("2026-03-29T05:00"));
        assertThat(night.openTimeBetween(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(5));
    }

    @Test
    void hourThatIsRepeatedIsOpenTwice() {
        var night = daily("Europe/Berlin", "00:00", "06:00");

        // 2026-10-25, from 03:00 back to 02:00.
        assertThat(night.plusOpenTime(at("2026-10-25T00:00"), Duration.ofHours(4)))
                .isEqualTo(at("2026-10-25T03:00"));
        assertThat(night.openTimeBetween(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void intervalThatEndsInRepeatedHourIsOpenInBothOfThem() {
        var night = daily("Europe/Berlin", "00:00", "02:30");
        var first = Instant.parse("2026-10-25T00:30:00Z");
        var second = Instant.parse("2026-10-25T01:30:00Z");

        assertThat(night.nextClosing(at("2026-10-25T00:00"))).hasValue(first);
        assertThat(night.nextOpening(first)).hasValue(Instant.parse("2026-10-25T01:00:00Z"));
        assertThat(night.nextClosing(first)).hasValue(second);
        assertThat(
                        night.plusBusinessDays(
                                at("2026-10-24T01:00"),
                                1,
                                DueTime.CLOSING,
                                OutsideHours.AS_RECEIVED))
                .isEqualTo(second);
    }

    @Test
    void intervalWithinSkippedHourIsNoBusinessDay() {
        var night = daily("Europe/Berlin", "02:00", "03:00");

        assertThat(night.isBusinessDay(LocalDate.parse("2026-03-29"))).isFalse();
        assertThat(night.isBusinessDay(LocalDate.parse("2026-03-30"))).isTrue();
        assertThat(
                        night.plusBusinessDays(
                                at("2026-03-28T02:30"),
                                1,
                                DueTime.CLOSING,
                                OutsideHours.AS_RECEIVED))
                .isEqualTo(at("2026-03-30T03:00"));
    }

    @Test
    void closingWithinSkippedHourIsWhenItIsSkipped() {
        var night = daily("Europe/Berlin", "00:00", "02:30");

        assertThat(
                        night.plusBusinessDays(
                                at("2026-03-28T01:00"),
                                1,
                                DueTime.CLOSING,
                                OutsideHours.AS_RECEIVED))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void sameLocalTimeThatIsSkippedIsLaterByWhatIsSkipped() {
        var night = daily("Europe/Berlin", "00:00", "06:00");

        assertThat(
                        night.plusBusinessDays(
                                at("2026-03-28T02:30"),
                                1,
                                DueTime.SAME_LOCAL_TIME,
                                OutsideHours.AS_RECEIVED))
                .isEqualTo(at("2026-03-29T03:30"));
        assertThat(night.plusCalendarDays(at("2026-03-28T02:30"), 1, DueTime.SAME_LOCAL_TIME))
                .isEqualTo(at("2026-03-29T03:30"));
    }

    @Test
    void halfHourOfLordHowe() {
        var night = daily("Australia/Lord_Howe", "00:00", "06:00");
        var before = at("2026-04-05T00:00", "Australia/Lord_Howe");

        // 2026-04-05, from 02:00 back to 01:30.
        assertThat(night.openTimeBetween(before, before.plus(Duration.ofDays(1))))
                .isEqualTo(Duration.ofMinutes(6 * 60 + 30));
    }

    @Test
    void midnightThatIsSkippedInSaoPaulo() {
        var zone = "America/Sao_Paulo";
        var always = daily(zone, "00:00", "24:00");
        var morning = daily(zone, "00:00", "02:00");

        // 2017-10-15 began at 01:00.
        assertThat(always.nextOpening(Instant.parse("2017-10-01T00:00:00Z"))).isEmpty();
        assertThat(morning.nextOpening(at("2017-10-14T12:00", zone)))
                .hasValue(at("2017-10-15T01:00", zone));
        assertThat(morning.plusOpenTime(at("2017-10-14T12:00", zone), Duration.ofHours(2)))
                .isEqualTo(at("2017-10-16T01:00", zone));
    }

    @Test
    void dayThatIsSkippedInApia() {
        var zone = "Pacific/Apia";
        var office = daily(zone, "09:00", "17:00");

        // There was no 2011-12-30.
        assertThat(office.isBusinessDay(LocalDate.parse("2011-12-30"))).isFalse();
        assertThat(office.plusOpenTime(at("2011-12-29T16:00", zone), Duration.ofHours(2)))
                .isEqualTo(at("2011-12-31T10:00", zone));
        assertThat(
                        office.plusBusinessDays(
                                at("2011-12-29T16:00", zone),
                                1,
                                DueTime.SAME_LOCAL_TIME,
                                OutsideHours.AS_RECEIVED))
                .isEqualTo(at("2011-12-31T16:00", zone));
        assertThat(
                        office.businessDaysBetween(
                                at("2011-12-29T16:00", zone), at("2012-01-01T12:00", zone)))
                .isEqualTo(2);
        assertThat(
                        office.openTimeBetween(
                                at("2011-12-29T00:00", zone), at("2012-01-01T00:00", zone)))
                .isEqualTo(Duration.ofHours(16));
    }
}
