package io.amends.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Draws valid definitions of every kind, with special days near a date.
final class RandomCalendars {
    static final List<String> ZONES =
            List.of(
                    "UTC",
                    "Europe/London",
                    "Europe/Berlin",
                    "Europe/Athens",
                    "Europe/Dublin",
                    "America/New_York",
                    "America/Sao_Paulo",
                    "America/St_Johns",
                    "America/Caracas",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "Asia/Kolkata",
                    "Asia/Tehran",
                    "Asia/Gaza",
                    "Asia/Pyongyang",
                    "Africa/Casablanca",
                    "Africa/Cairo",
                    "Pacific/Apia",
                    "Pacific/Kiritimati",
                    "Pacific/Chatham",
                    "Antarctica/Troll",
                    "+05:45");

    private final Random random;

    RandomCalendars(Random random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    CalendarDefinition near(LocalDate date, String zone) {
        while (true) {
            var definition = draw(date, zone);
            if (definition.problems().isEmpty()) {
                return definition;
            }
        }
    }

    private CalendarDefinition draw(LocalDate date, String zone) {
        var definition = CalendarDefinition.of("random", zone);
        if (chance(0.1)) {
            definition = CalendarDefinition.alwaysOpen("random", zone);
        } else if (chance(0.3)) {
            definition = definition.open("monday-friday", hours());
        } else {
            for (var day : DayOfWeek.values()) {
                if (chance(0.75)) {
                    definition = definition.open(day.name().toLowerCase(Locale.ROOT), hours());
                }
            }
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            definition = definition.holidays(holiday(date));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            definition = definition.exceptions(days(date).open(hours()));
        }
        return definition;
    }

    private DayDefinition holiday(LocalDate date) {
        var day = days(date);
        return day.yearly() != null && chance(0.5) ? day.substitutedBy("nearest_weekday") : day;
    }

    private DayDefinition days(LocalDate near) {
        var date = near.plusDays(random.nextInt(21) - 10);
        var later = date.plusDays(1 + random.nextInt(5));
        var weekday = date.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        return switch (random.nextInt(7)) {
            case 0 -> DayDefinition.date(date.toString());
            case 1 -> DayDefinition.range(date.toString(), later.toString());
            case 2 -> DayDefinition.yearly(monthDay(date));
            case 3 -> DayDefinition.range(monthDay(date), monthDay(later));
            case 4 ->
                    DayDefinition.weekday(
                            one(List.of("first", "second", "third", "fourth", "last"))
                                    + " "
                                    + weekday
                                    + " of "
                                    + date.getMonth().name().toLowerCase(Locale.ROOT));
            case 5 ->
                    DayDefinition.weekday(
                            weekday
                                    + one(List.of(" on or after ", " on or before "))
                                    + monthDay(date.plusDays(random.nextInt(13) - 6)));
            default -> {
                var tradition = one(List.of(Easter.values()));
                long days = date.toEpochDay() - tradition.in(date.getYear()).toEpochDay();
                yield tradition == Easter.WESTERN
                        ? DayDefinition.easter((int) days)
                        : DayDefinition.orthodoxEaster((int) days);
            }
        };
    }

    private static String monthDay(LocalDate date) {
        return date.toString().substring(5);
    }

    /// One to three intervals in order, with breaks, the last one sometimes past midnight.
    private HoursDefinition[] hours() {
        int step = one(List.of(1, 5, 30, 60));
        int count = 1 + random.nextInt(3);
        int last = 1440 / step + (chance(0.25) ? 480 / step : 0);
        var bounds =
                random.ints(0, last + 1)
                        .distinct()
                        .limit(2L * count)
                        .sorted()
                        .map(bound -> bound * step)
                        .toArray();
        var hours = new ArrayList<HoursDefinition>();
        for (int i = 0; i < bounds.length; i += 2) {
            var interval = HoursDefinition.of(text(bounds[i]), text(bounds[i + 1]));
            hours.add(chance(0.3) ? withBreak(interval, bounds[i], bounds[i + 1]) : interval);
        }
        return hours.toArray(HoursDefinition[]::new);
    }

    private HoursDefinition withBreak(HoursDefinition interval, int begin, int end) {
        int length = end - begin;
        if (length < 3) {
            return interval;
        }
        int from = begin + random.nextInt(length - 2);
        int to = from + 1 + random.nextInt(length - 2 - (from - begin) + 1);
        return interval.withBreak(text(from), text(to));
    }

    private static String text(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
