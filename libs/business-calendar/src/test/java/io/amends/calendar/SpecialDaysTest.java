package io.amends.calendar;

import static io.amends.calendar.Calendars.office;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecialDaysTest {

    private static List<String> days(String from, String to, DayDefinition... holidays) {
        return BusinessCalendar.of(office().holidays(holidays))
                .specialDays(LocalDate.parse(from), LocalDate.parse(to))
                .stream()
                .map(day -> day.date().toString())
                .toList();
    }

    private static List<String> year(int year, DayDefinition... holidays) {
        return days(year + "-01-01", year + "-12-31", holidays);
    }

    @Test
    void westernEaster() {
        assertThat(
                        List.of(
                                        1818, 1943, 1954, 1961, 1981, 2000, 2008, 2024, 2025, 2026,
                                        2038, 2285)
                                .stream()
                                .map(Easter.WESTERN::in)
                                .map(LocalDate::toString))
                .containsExactly(
                        "1818-03-22",
                        "1943-04-25",
                        "1954-04-18",
                        "1961-04-02",
                        "1981-04-19",
                        "2000-04-23",
                        "2008-03-23",
                        "2024-03-31",
                        "2025-04-20",
                        "2026-04-05",
                        "2038-04-25",
                        "2285-03-22");
    }

    @Test
    void orthodoxEaster() {
        assertThat(
                        List.of(1983, 2008, 2010, 2013, 2021, 2024, 2025, 2026, 2027).stream()
                                .map(Easter.ORTHODOX::in)
                                .map(LocalDate::toString))
                .containsExactly(
                        "1983-05-08",
                        "2008-04-27",
                        "2010-04-04",
                        "2013-05-05",
                        "2021-05-02",
                        "2024-05-05",
                        "2025-04-20",
                        "2026-04-12",
                        "2027-05-02");
    }

    @Test
    void easterIsAlwaysSundayBetweenItsBounds() {
        for (int year = 1583; year < 10_000; year++) {
            var western = Easter.WESTERN.in(year);
            assertThat(western.getDayOfWeek().getValue()).as("%d", year).isEqualTo(7);
            assertThat(western).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
            assertThat(Easter.ORTHODOX.in(year).getDayOfWeek().getValue())
                    .as("%d", year)
                    .isEqualTo(7);
        }
    }

    @Test
    void daysAroundEaster() {
        assertThat(
                        year(
                                2026,
                                DayDefinition.easter(-2),
                                DayDefinition.easter(1),
                                DayDefinition.easter(39),
                                DayDefinition.orthodoxEaster(-2)))
                .containsExactly("2026-04-03", "2026-04-06", "2026-04-10", "2026-05-14");
    }

    @Test
    void leapDayIsHolidayInLeapYearsOnly() {
        var leapDay = DayDefinition.yearly("02-29");
        assertThat(year(2027, leapDay)).isEmpty();
        assertThat(year(2028, leapDay)).containsExactly("2028-02-29");
        assertThat(year(2100, leapDay)).isEmpty();
    }

    @Test
    void rangesIncludeTheirLastDay() {
        assertThat(year(2026, DayDefinition.range("2026-12-24", "2026-12-26")))
                .containsExactly("2026-12-24", "2026-12-25", "2026-12-26");
        assertThat(year(2027, DayDefinition.range("2026-12-30", "2027-01-02")))
                .containsExactly("2027-01-01", "2027-01-02");
    }

    @Test
    void yearlyRangesMayEndInTheNextYear() {
        var closed = DayDefinition.range("12-30", "01-02");
        assertThat(days("2026-12-01", "2027-02-01", closed))
                .containsExactly("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02");
        assertThat(year(2027, DayDefinition.range("02-28", "02-29"))).containsExactly("2027-02-28");
        assertThat(year(2027, DayDefinition.range("02-29", "03-01"))).containsExactly("2027-03-01");
        assertThat(year(2028, DayDefinition.range("02-29", "03-01")))
                .containsExactly("2028-02-29", "2028-03-01");
    }

    @Test
    void weekdaysOfMonthAndNearDates() {
        assertThat(
                        year(
                                2026,
                                DayDefinition.weekday("last monday of may"),
                                DayDefinition.weekday("first monday of may"),
                                DayDefinition.weekday("fourth thursday of november"),
                                DayDefinition.weekday("saturday on or after 06-20"),
                                DayDefinition.weekday("monday on or before 05-24")))
                .containsExactly(
                        "2026-05-04", "2026-05-18", "2026-05-25", "2026-06-20", "2026-11-26");
    }

    @Test
    void substituteIsNextWeekdayThatIsNoHoliday() {
        var christmas = DayDefinition.yearly("12-25").substitutedBy("next_weekday");
        var boxing = DayDefinition.yearly("12-26").substitutedBy("next_weekday");

        // Bank holidays in England: 2021 Saturday and Sunday, 2022 Sunday and Monday.
        assertThat(year(2021, christmas, boxing))
                .containsExactly("2021-12-25", "2021-12-26", "2021-12-27", "2021-12-28");
        assertThat(year(2022, boxing, christmas))
                .containsExactly("2022-12-25", "2022-12-26", "2022-12-27");
        assertThat(year(2026, christmas, boxing))
                .containsExactly("2026-12-25", "2026-12-26", "2026-12-28");
    }

    @Test
    void substituteIsNearestWeekdayAlsoInTheYearBefore() {
        // Federal holidays: 2022-01-01 is a Saturday, 2027-07-04 a Sunday.
        assertThat(year(2021, DayDefinition.yearly("01-01").substitutedBy("nearest_weekday")))
                .containsExactly("2021-01-01", "2021-12-31");
        assertThat(year(2027, DayDefinition.yearly("07-04").substitutedBy("nearest_weekday")))
                .containsExactly("2027-07-04", "2027-07-05");
    }
}
