package io.amends.calendar;

import static io.amends.calendar.Calendars.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {

    private static List<String> paths(CalendarDefinition definition) {
        return definition.problems().stream().map(CalendarProblem::path).toList();
    }

    private static List<String> problems(CalendarDefinition definition) {
        return definition.problems().stream().map(CalendarProblem::toString).toList();
    }

    private static List<String> holidays(DayDefinition... days) {
        return problems(office().holidays(days));
    }

    @Test
    void validDefinitionHasNoProblems() {
        assertThat(office().problems()).isEmpty();
        assertThat(CalendarDefinition.alwaysOpen("always", "UTC").problems()).isEmpty();
        assertThat(CalendarDefinition.alwaysOpen("always", "+05:45").problems()).isEmpty();
    }

    @Test
    void allProblemsAreReportedAtOnceWithTheirPlaces() {
        var definition =
                CalendarDefinition.of(" ", "Europe/Atlantis")
                        .open(
                                "monday",
                                HoursDefinition.of("08:00", "12:00"),
                                HoursDefinition.of("13:00", "09:00"))
                        .open("tuesday", "8", "25:60")
                        .open(
                                "wednesday",
                                HoursDefinition.of("08:00", "12:00"),
                                HoursDefinition.of("11:00", "14:00"))
                        .open("funday", "08:00", "12:00")
                        .holidays(
                                DayDefinition.date("2027-02-29"),
                                DayDefinition.yearly("02-30"),
                                DayDefinition.range("2026-12-31", "2026-12-24"),
                                DayDefinition.date("2026-12-25"),
                                DayDefinition.yearly("12-25"))
                        .exceptions(DayDefinition.date("2026-12-24"));

        assertThat(paths(definition))
                .containsExactly(
                        "name",
                        "zone",
                        "hours.monday[1].end",
                        "hours.tuesday[0].start",
                        "hours.tuesday[0].end",
                        "hours.funday",
                        "hours.wednesday[1]",
                        "holidays[0].date",
                        "holidays[1].yearly",
                        "holidays[2].to",
                        "holidays[4]",
                        "exceptions[0].hours");
        assertThatThrownBy(() -> BusinessCalendar.of(definition))
                .isInstanceOfSatisfying(
                        InvalidCalendarException.class,
                        invalid -> assertThat(invalid.problems()).isEqualTo(definition.problems()))
                .hasMessageContaining("hours.monday[1].end");
    }

    @Test
    void emptyDefinitionSaysWhatIsMissing() {
        assertThat(problems(new CalendarDefinition(null, null, null, null, null)))
                .containsExactly("name: is missing", "zone: is missing");
        assertThat(problems(CalendarDefinition.of("c", "UTC")))
                .containsExactly("hours: the calendar never opens");
    }

    @Test
    void missingValuesWithinListsAreReported() {
        var hours = new HashMap<String, List<HoursDefinition>>();
        hours.put("monday", null);
        hours.put("tuesday", Arrays.asList((HoursDefinition) null));
        hours.put("wednesday", List.of());
        hours.put("thursday", List.of(new HoursDefinition(null, null, null)));
        var definition =
                new CalendarDefinition(
                        "c",
                        "UTC",
                        hours,
                        Arrays.asList((DayDefinition) null),
                        Arrays.asList((DayDefinition) null));

        assertThat(paths(definition))
                .containsExactlyInAnyOrder(
                        "hours.monday",
                        "hours.tuesday[0]",
                        "hours.wednesday",
                        "hours.thursday[0].start",
                        "hours.thursday[0].end",
                        "holidays[0]",
                        "exceptions[0]");
    }

    @Test
    void endBeforeStartSaysHowToGoPastMidnight() {
        assertThat(problems(CalendarDefinition.of("c", "UTC").open("monday", "22:00", "06:00")))
                .containsExactly(
                        "hours.monday[0].end: 06:00 is before the start, 22:00; 06:00 of the next day is written 30:00");
        assertThat(problems(CalendarDefinition.of("c", "UTC").open("monday", "08:00", "08:00")))
                .containsExactly("hours.monday[0].end: is the start: the interval is empty");
        assertThat(paths(CalendarDefinition.of("c", "UTC").open("monday", "24:00", "26:00")))
                .containsExactly("hours.monday[0].start");
        assertThat(paths(CalendarDefinition.of("c", "UTC").open("monday", "08:00", "33:00")))
                .containsExactly("hours.monday[0].end");
        assertThat(paths(CalendarDefinition.of("c", "UTC").open("monday", "08:00", "48:01")))
                .containsExactly("hours.monday[0].end");
    }

    @Test
    void overlapsAreFoundAcrossMidnightAndTheEndOfTheWeek() {
        assertThat(
                        problems(
                                CalendarDefinition.of("c", "UTC")
                                        .open("monday", "05:00", "08:00")
                                        .open("sunday", "22:00", "30:00")))
                .containsExactly("hours.monday[0]: overlaps hours.sunday[0]");
        assertThat(
                        problems(
                                CalendarDefinition.of("c", "UTC")
                                        .open("monday-friday", "08:00", "12:00")
                                        .open("tuesday", "11:00", "13:00")))
                .containsExactly("hours.tuesday[0]: overlaps hours.monday-friday[0]");
        assertThat(
                        problems(
                                CalendarDefinition.of("c", "UTC")
                                        .open("monday", "22:00", "30:00")
                                        .open("tuesday", "06:00", "08:00")))
                .isEmpty();
    }

    @Test
    void breaksMustBeInsideAndLeaveSomethingOpen() {
        var hours = HoursDefinition.of("08:00", "12:00");
        assertThat(
                        paths(
                                CalendarDefinition.of("c", "UTC")
                                        .open("monday", hours.withBreak("11:00", "13:00"))
                                        .open("tuesday", hours.withBreak("08:00", "12:00"))
                                        .open(
                                                "wednesday",
                                                hours.withBreak("09:00", "10:00")
                                                        .withBreak("09:30", "11:00"))
                                        .open("thursday", hours.withBreak("10:00", "09:00"))
                                        .open(
                                                "friday",
                                                new HoursDefinition(
                                                        "22:00",
                                                        "30:00",
                                                        List.of(
                                                                HoursDefinition.of(
                                                                        "25:00", "26:00"))))))
                .containsExactly(
                        "hours.monday[0].breaks[0]",
                        "hours.tuesday[0].breaks",
                        "hours.wednesday[0].breaks[1]",
                        "hours.thursday[0].breaks[0].end");
    }

    @Test
    void duplicateHolidaysAreRefused() {
        assertThat(holidays(DayDefinition.date("2026-12-25"), DayDefinition.date("2026-12-25")))
                .containsExactly("holidays[1]: has a day that holidays[0] already has");
        assertThat(holidays(DayDefinition.yearly("12-25"), DayDefinition.yearly("--12-25")))
                .hasSize(1);
        assertThat(holidays(DayDefinition.easter(1), DayDefinition.easter(1))).hasSize(1);
        assertThat(holidays(DayDefinition.date("2026-04-06"), DayDefinition.easter(1))).hasSize(1);
        assertThat(holidays(DayDefinition.easter(1), DayDefinition.date("2026-04-06"))).hasSize(1);
        assertThat(holidays(DayDefinition.easter(-101), DayDefinition.date("2025-12-25")))
                .hasSize(1);
        assertThat(
                        holidays(
                                DayDefinition.range("2026-12-20", "2026-12-31"),
                                DayDefinition.date("2026-12-31")))
                .hasSize(1);
        assertThat(holidays(DayDefinition.range("12-24", "01-02"), DayDefinition.yearly("01-01")))
                .hasSize(1);
        assertThat(
                        holidays(
                                DayDefinition.range("12-24", "01-02"),
                                DayDefinition.date("2027-01-01")))
                .hasSize(1);
        assertThat(
                        holidays(
                                DayDefinition.weekday("last monday of may"),
                                DayDefinition.weekday("last monday of may")))
                .hasSize(1);
    }

    @Test
    void closureMayContainHolidaysOfEveryYear() {
        assertThat(
                        holidays(
                                DayDefinition.range("2026-12-20", "2027-01-06"),
                                DayDefinition.yearly("12-25"),
                                DayDefinition.easter(1),
                                DayDefinition.orthodoxEaster(1)))
                .isEmpty();
    }

    @Test
    void impossibleHolidaysAreRefused() {
        for (var impossible :
                List.of(
                        DayDefinition.date("2026-02-29"),
                        DayDefinition.date("2026-13-01"),
                        DayDefinition.date("2026-04-31"),
                        DayDefinition.date("0000-01-01"),
                        DayDefinition.date("25.12.2026"),
                        DayDefinition.yearly("04-31"),
                        DayDefinition.yearly("13-01"),
                        DayDefinition.yearly("2026-12-25"),
                        DayDefinition.range("2026-12-24", "01-01"),
                        DayDefinition.range("2026-01-01", "2027-01-02"),
                        DayDefinition.easter(181),
                        DayDefinition.easter(Integer.MIN_VALUE),
                        DayDefinition.weekday("fifth monday of may"),
                        DayDefinition.weekday("last funday of may"),
                        DayDefinition.weekday("monday on or after 02-29"),
                        DayDefinition.weekday("monday on or after 02-30"),
                        new DayDefinition(
                                null, null, "2026-12-24", null, null, null, null, null, null, null),
                        new DayDefinition(
                                null, null, null, null, null, null, null, null, null, null),
                        new DayDefinition(
                                null,
                                "2026-12-25",
                                null,
                                null,
                                "12-25",
                                null,
                                null,
                                null,
                                null,
                                null),
                        new DayDefinition(
                                null,
                                "2026-12-25",
                                null,
                                null,
                                null,
                                null,
                                null,
                                "western",
                                null,
                                null),
                        new DayDefinition(
                                null, null, null, null, null, null, 1, "julian", null, null),
                        DayDefinition.date("2026-12-25").substitutedBy("tuesday"),
                        DayDefinition.range("12-25", "12-26").substitutedBy("next_weekday"),
                        DayDefinition.date("2026-12-25")
                                .open(HoursDefinition.of("08:00", "12:00")))) {
            assertThat(holidays(impossible)).as("%s", impossible).hasSize(1);
        }
    }

    @Test
    void calendarThatNeverOpensIsRefused() {
        assertThat(holidays(DayDefinition.range("01-01", "12-31")))
                .containsExactly("hours: the calendar does not open in the whole of 2020");
        assertThat(holidays(DayDefinition.range("2031-01-01", "2031-12-31")))
                .containsExactly("hours: the calendar does not open in the whole of 2031");
        assertThat(
                        problems(
                                CalendarDefinition.of("leap days", "UTC")
                                        .exceptions(
                                                DayDefinition.yearly("02-29")
                                                        .open(
                                                                HoursDefinition.of(
                                                                        "08:00", "12:00")))))
                .hasSize(1);
        assertThat(
                        problems(
                                CalendarDefinition.of("summer", "UTC")
                                        .exceptions(
                                                DayDefinition.range("06-01", "08-31")
                                                        .open(
                                                                HoursDefinition.of(
                                                                        "08:00", "12:00")))))
                .isEmpty();
    }

    @Test
    void exceptionsMayNotOverlapEachOther() {
        var night = HoursDefinition.of("20:00", "26:00");
        var early = HoursDefinition.of("01:00", "05:00");
        assertThat(
                        problems(
                                office().exceptions(
                                                DayDefinition.date("2027-01-01").open(early),
                                                DayDefinition.date("2026-12-31").open(night))))
                .containsExactly(
                        "exceptions[0].hours: overlap those of exceptions[1], the day before");
        assertThat(
                        problems(
                                office().exceptions(
                                                DayDefinition.range("12-30", "12-31")
                                                        .open(early, night))))
                .containsExactly("exceptions[0].hours: overlap those of the day before");
        assertThat(
                        problems(
                                office().exceptions(
                                                DayDefinition.date("2026-12-31").open(night),
                                                DayDefinition.date("2026-12-31").open(early))))
                .containsExactly("exceptions[1]: has a day that exceptions[0] already has");
        assertThat(
                        problems(
                                office().exceptions(
                                                DayDefinition.date("2026-12-31")
                                                        .open(night, night))))
                .containsExactly("exceptions[0].hours[1]: overlaps exceptions[0].hours[0]");
    }

    @Test
    void numbersOfIntervalsAndDaysAreLimited() {
        var many =
                IntStream.range(0, 25)
                        .mapToObj(
                                i ->
                                        HoursDefinition.of(
                                                DayTime.format(i * 600),
                                                DayTime.format(i * 600 + 60)))
                        .toArray(HoursDefinition[]::new);
        var days =
                IntStream.range(0, 1001)
                        .mapToObj(i -> DayDefinition.date("2026-12-25"))
                        .toArray(DayDefinition[]::new);

        assertThat(paths(CalendarDefinition.of("c", "UTC").open("monday", many)))
                .containsExactly("hours.monday");
        assertThat(paths(office().holidays(days))).containsExactly("holidays");
    }
}
