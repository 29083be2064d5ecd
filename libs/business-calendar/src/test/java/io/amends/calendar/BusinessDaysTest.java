package io.amends.calendar;

import static io.amends.calendar.Calendars.at;
import static io.amends.calendar.Calendars.office;
import static io.amends.calendar.DueTime.CLOSING;
import static io.amends.calendar.DueTime.END_OF_DAY;
import static io.amends.calendar.DueTime.SAME_LOCAL_TIME;
import static io.amends.calendar.OutsideHours.AS_RECEIVED;
import static io.amends.calendar.OutsideHours.NEXT_OPENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// 2026-11-20 is a Friday.
class BusinessDaysTest {
    private final BusinessCalendar office =
            BusinessCalendar.of(office().holidays(DayDefinition.date("2026-11-25")));

    @Test
    void businessDaysEndAtSameLocalTimeOrAtClosingOrAtMidnight() {
        var received = at("2026-11-20T15:00");

        assertThat(office.plusBusinessDays(received, 1, SAME_LOCAL_TIME, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T15:00"));
        assertThat(office.plusBusinessDays(received, 3, SAME_LOCAL_TIME, AS_RECEIVED))
                .isEqualTo(at("2026-11-26T15:00"));
        assertThat(office.plusBusinessDays(received, 3, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-26T18:00"));
        assertThat(office.plusBusinessDays(received, 3, END_OF_DAY, AS_RECEIVED))
                .isEqualTo(at("2026-11-27T00:00"));
    }

    @Test
    void closeOfThirdBusinessDayAfterReceipt() {
        // The rule of the FCA, DISP 1.5: by close of business on the third business day following
        // the day of receipt.
        assertThat(office.plusBusinessDays(at("2026-11-23T08:00"), 3, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-27T18:00"));
        assertThat(office.businessDaysBetween(at("2026-11-23T08:00"), at("2026-11-27T18:00")))
                .isEqualTo(3);
    }

    @Test
    void receivedAtWeekendCountsFromNextBusinessDayOn() {
        var saturday = at("2026-11-21T12:00");

        assertThat(office.plusBusinessDays(saturday, 1, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T18:00"));
        assertThat(office.plusBusinessDays(saturday, 1, SAME_LOCAL_TIME, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T12:00"));
    }

    @Test
    void receivedAtWeekendMayCountAsReceivedAtNextOpening() {
        var saturday = at("2026-11-21T12:00");

        assertThat(office.plusBusinessDays(saturday, 1, CLOSING, NEXT_OPENING))
                .isEqualTo(at("2026-11-24T18:00"));
        assertThat(office.plusBusinessDays(saturday, 1, SAME_LOCAL_TIME, NEXT_OPENING))
                .isEqualTo(at("2026-11-24T08:00"));
    }

    @Test
    void receivedAfterClosingMayCountAsReceivedOnNextBusinessDay() {
        var evening = at("2026-11-23T21:00");

        assertThat(office.plusBusinessDays(evening, 1, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-24T18:00"));
        assertThat(office.plusBusinessDays(evening, 1, SAME_LOCAL_TIME, AS_RECEIVED))
                .isEqualTo(at("2026-11-24T21:00"));
        assertThat(office.plusBusinessDays(evening, 1, CLOSING, NEXT_OPENING))
                .isEqualTo(at("2026-11-26T18:00"));
    }

    @Test
    void receivedBeforeOpeningCountsOnTheSameDay() {
        assertThat(office.plusBusinessDays(at("2026-11-23T06:00"), 1, CLOSING, NEXT_OPENING))
                .isEqualTo(at("2026-11-24T18:00"));
    }

    @Test
    void noDaysAreTheDayItselfAndNeverBeforeReceipt() {
        assertThat(office.plusBusinessDays(at("2026-11-23T09:00"), 0, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T18:00"));
        assertThat(office.plusBusinessDays(at("2026-11-23T19:00"), 0, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-24T18:00"));
        assertThat(office.plusBusinessDays(at("2026-11-21T19:00"), 0, CLOSING, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T18:00"));
        assertThat(office.plusBusinessDays(at("2026-11-23T09:00"), 0, SAME_LOCAL_TIME, AS_RECEIVED))
                .isEqualTo(at("2026-11-23T09:00"));
        assertThat(
                        office.plusBusinessDays(
                                at("2026-11-21T09:00"), 0, SAME_LOCAL_TIME, NEXT_OPENING))
                .isEqualTo(at("2026-11-23T08:00"));
    }

    @Test
    void businessDaysBetweenCountsWithoutDateOfReceiptAndWithLastDate() {
        assertThat(office.businessDaysBetween(at("2026-11-20T15:00"), at("2026-11-20T17:00")))
                .isZero();
        assertThat(office.businessDaysBetween(at("2026-11-20T15:00"), at("2026-11-22T12:00")))
                .isZero();
        assertThat(office.businessDaysBetween(at("2026-11-20T15:00"), at("2026-11-23T00:00")))
                .isEqualTo(1);
        assertThat(office.businessDaysBetween(at("2026-11-20T15:00"), at("2026-11-26T00:00")))
                .isEqualTo(3);
        assertThat(office.businessDaysBetween(at("2026-11-26T00:00"), at("2026-11-20T15:00")))
                .isEqualTo(-3);
    }

    @Test
    void businessDaysOverTenYears() {
        var received = at("2026-11-23T15:00");
        var due = office.plusBusinessDays(received, 2608, SAME_LOCAL_TIME, AS_RECEIVED);

        assertThat(due).isEqualTo(at("2036-11-21T15:00"));
        assertThat(office.businessDaysBetween(received, due)).isEqualTo(2608);
    }

    @Test
    void calendarDaysCountEveryDay() {
        var received = at("2026-10-20T15:00");

        // Clocks change in between.
        assertThat(office.plusCalendarDays(received, 15, SAME_LOCAL_TIME))
                .isEqualTo(at("2026-11-04T15:00"));
        assertThat(office.plusCalendarDays(received, 56, END_OF_DAY))
                .isEqualTo(at("2026-12-16T00:00"));
        assertThat(office.plusCalendarDays(received, 0, SAME_LOCAL_TIME)).isEqualTo(received);
    }

    @Test
    void calendarDaysUntilClosingEndNoLaterThanTheLastDay() {
        // 2026-11-22 is a Sunday: Friday's closing.
        assertThat(office.plusCalendarDays(at("2026-11-16T15:00"), 6, CLOSING))
                .isEqualTo(at("2026-11-20T18:00"));
        assertThat(office.plusCalendarDays(at("2026-11-16T15:00"), 4, CLOSING))
                .isEqualTo(at("2026-11-20T18:00"));
        // Received after Friday's closing: there is no other one.
        assertThat(office.plusCalendarDays(at("2026-11-20T19:00"), 2, CLOSING))
                .isEqualTo(at("2026-11-23T00:00"));
    }

    @Test
    void negativeOrEndlessDaysAreRefused() {
        assertThatThrownBy(
                        () ->
                                office.plusBusinessDays(
                                        at("2026-11-20T15:00"), -1, CLOSING, AS_RECEIVED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> office.plusCalendarDays(at("2026-11-20T15:00"), -1, CLOSING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                office.plusBusinessDays(
                                        at("2026-11-20T15:00"),
                                        Integer.MAX_VALUE,
                                        CLOSING,
                                        AS_RECEIVED))
                .isInstanceOf(DateTimeException.class);
        for (var due : DueTime.values()) {
            assertThatThrownBy(
                            () ->
                                    office.plusCalendarDays(
                                            at("2026-11-20T15:00"), Integer.MAX_VALUE, due))
                    .isInstanceOf(DateTimeException.class);
        }
    }

    @Test
    void holidayIsNoBusinessDay() {
        assertThat(office.isBusinessDay(LocalDate.parse("2026-11-24"))).isTrue();
        assertThat(office.isBusinessDay(LocalDate.parse("2026-11-25"))).isFalse();
        assertThat(office.isBusinessDay(LocalDate.parse("2026-11-28"))).isFalse();
    }
}
