package io.amends.bench.calendar;

import io.amends.calendar.BusinessCalendar;
import io.amends.calendar.CalendarDefinition;
import io.amends.calendar.DayDefinition;
import io.amends.calendar.DueTime;
import io.amends.calendar.OutsideHours;
import io.amends.calendar.SpecialDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Computations from instants of one year, drawn before: four open hours, ten years of them, three
/// business days, ten years of those. `dayByDay…` is the floor, and gives the same results.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class CalendarMeasurements {
    private static final int INSTANTS = 4096;
    private static final Duration FOUR_HOURS = Duration.ofHours(4);
    private static final Duration TEN_YEARS = Duration.ofHours(25_200);
    private static final int TEN_YEARS_OF_DAYS = 2_520;
    private static final Duration TEN_CALENDAR_YEARS = Duration.ofDays(3_652);

    private final BusinessCalendar calendar =
            BusinessCalendar.of(
                    CalendarDefinition.of("office", "Europe/London")
                            .open("monday-friday", "08:00", "18:00")
                            .holidays(
                                    DayDefinition.yearly("01-01").substitutedBy("next_weekday"),
                                    DayDefinition.easter(-2),
                                    DayDefinition.easter(1),
                                    DayDefinition.weekday("first monday of may"),
                                    DayDefinition.weekday("last monday of may"),
                                    DayDefinition.weekday("last monday of august"),
                                    DayDefinition.yearly("12-25").substitutedBy("next_weekday"),
                                    DayDefinition.yearly("12-26").substitutedBy("next_weekday")));

    private final DayByDay dayByDay =
            new DayByDay(
                    calendar.zone(),
                    calendar
                            .specialDays(LocalDate.of(2025, 1, 1), LocalDate.of(2045, 12, 31))
                            .stream()
                            .map(SpecialDay::date)
                            .collect(Collectors.toSet()));

    private final Instant[] instants = new Instant[INSTANTS];
    private int next;

    /// Draws the instants, and checks that both ways give the same results.
    @Setup
    public void draw() {
        var random = new Random(7);
        var start = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < INSTANTS; i++) {
            instants[i] = start.plusSeconds(random.nextInt(365 * 86_400));
        }
        for (var from : List.of(instants).subList(0, 100)) {
            var to = from.plus(TEN_CALENDAR_YEARS);
            same(calendar.plusOpenTime(from, FOUR_HOURS), dayByDay.plusOpenTime(from, FOUR_HOURS));
            same(calendar.plusOpenTime(from, TEN_YEARS), dayByDay.plusOpenTime(from, TEN_YEARS));
            same(calendar.openTimeBetween(from, to), dayByDay.openTimeBetween(from, to));
            same(closing(from, TEN_YEARS_OF_DAYS), dayByDay.closing(from, TEN_YEARS_OF_DAYS));
        }
    }

    private static void same(Object one, Object other) {
        if (!one.equals(other)) {
            throw new IllegalStateException(one + " is not " + other);
        }
    }

    private Instant closing(Instant from, int days) {
        return calendar.plusBusinessDays(from, days, DueTime.CLOSING, OutsideHours.AS_RECEIVED);
    }

    private Instant instant() {
        return instants[next++ & INSTANTS - 1];
    }

    @Benchmark
    public boolean isOpen() {
        return calendar.isOpen(instant());
    }

    @Benchmark
    public Instant plusFourHours() {
        return calendar.plusOpenTime(instant(), FOUR_HOURS);
    }

    @Benchmark
    public Instant minusFourHours() {
        return calendar.minusOpenTime(instant(), FOUR_HOURS);
    }

    @Benchmark
    public Instant plusTenYears() {
        return calendar.plusOpenTime(instant(), TEN_YEARS);
    }

    @Benchmark
    public Duration betweenTenYears() {
        var from = instant();
        return calendar.openTimeBetween(from, from.plus(TEN_CALENDAR_YEARS));
    }

    @Benchmark
    public Instant threeBusinessDays() {
        return closing(instant(), 3);
    }

    @Benchmark
    public Instant tenYearsOfBusinessDays() {
        return closing(instant(), TEN_YEARS_OF_DAYS);
    }

    @Benchmark
    public Instant dayByDayPlusFourHours() {
        return dayByDay.plusOpenTime(instant(), FOUR_HOURS);
    }

    @Benchmark
    public Instant dayByDayPlusTenYears() {
        return dayByDay.plusOpenTime(instant(), TEN_YEARS);
    }

    @Benchmark
    public Duration dayByDayBetweenTenYears() {
        var from = instant();
        return dayByDay.openTimeBetween(from, from.plus(TEN_CALENDAR_YEARS));
    }

    @Benchmark
    public Instant dayByDayTenYearsOfBusinessDays() {
        return dayByDay.closing(instant(), TEN_YEARS_OF_DAYS);
    }
}
