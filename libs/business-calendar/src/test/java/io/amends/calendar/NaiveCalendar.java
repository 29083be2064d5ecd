package io.amends.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What a definition says of one local time, worked out from its text each time and without any of
/// the module's own code. Years 1900 to 2099.
final class NaiveCalendar {
    /// Paschal full moons of the golden numbers 1 to 19: Gregorian 1900 to 2199, and Julian.
    private static final String[] WESTERN_MOONS =
            ("04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05 03-25 04-13 04-02 03-22"
                            + " 04-10 03-30 04-17 04-07 03-27")
                    .split(" ");

    private static final String[] ORTHODOX_MOONS =
            ("04-05 03-25 04-13 04-02 03-22 04-10 03-30 04-18 04-07 03-27 04-15 04-04 03-24 04-12"
                            + " 04-01 03-21 04-09 03-29 04-17")
                    .split(" ");

    private final CalendarDefinition definition;
    private final Map<LocalDate, List<int[]>> beginning = new HashMap<>();

    private LocalDate looking;
    private List<int[]> today = List.of();
    private List<int[]> yesterday = List.of();

    NaiveCalendar(CalendarDefinition definition) {
        this.definition = definition;
    }

    /// The dates on which open intervals began that have this local time; none when it is closed.
    List<LocalDate> owners(LocalDateTime local) {
        lookAt(local.toLocalDate());
        int second = local.toLocalTime().toSecondOfDay();
        boolean here = has(today, second);
        boolean before = has(yesterday, second + 86_400);
        if (!here && !before) {
            return List.of();
        }
        var date = local.toLocalDate();
        return here && before
                ? List.of(date, date.minusDays(1))
                : List.of(here ? date : date.minusDays(1));
    }

    private void lookAt(LocalDate date) {
        if (!date.equals(looking)) {
            looking = date;
            today = hoursOf(date);
            yesterday = hoursOf(date.minusDays(1));
        }
    }

    private static boolean has(List<int[]> hours, int second) {
        for (var one : hours) {
            if (one[0] <= second && second < one[1]) {
                return true;
            }
        }
        return false;
    }

    private List<int[]> hoursOf(LocalDate date) {
        return beginning.computeIfAbsent(date, this::hoursBeginning);
    }

    private List<int[]> hoursBeginning(LocalDate date) {
        var exception = exception(date);
        if (exception != null) {
            return intervals(exception.hours());
        }
        if (isHoliday(date)) {
            return List.of();
        }
        boolean cut = exception(date.plusDays(1)) != null || isHoliday(date.plusDays(1));
        var hours = new ArrayList<int[]>();
        definition
                .hours()
                .forEach(
                        (days, list) -> {
                            if (names(days, date.getDayOfWeek())) {
                                hours.addAll(intervals(list));
                            }
                        });
        if (cut) {
            hours.forEach(one -> one[1] = Math.min(one[1], 86_400));
        }
        return hours;
    }

    private static boolean names(String days, DayOfWeek day) {
        var ends = days.toUpperCase(Locale.ROOT).split("-");
        int first = DayOfWeek.valueOf(ends[0]).getValue();
        int last = DayOfWeek.valueOf(ends[ends.length - 1]).getValue();
        int value = day.getValue();
        return first <= last ? first <= value && value <= last : value >= first || value <= last;
    }

    private static List<int[]> intervals(List<HoursDefinition> list) {
        var intervals = new ArrayList<int[]>();
        for (var hours : list) {
            int begin = seconds(hours.start());
            var breaks =
                    hours.breaks() == null
                            ? List.<HoursDefinition>of()
                            : hours.breaks().stream()
                                    .sorted((a, b) -> a.start().compareTo(b.start()))
                                    .toList();
            for (var pause : breaks) {
                intervals.add(new int[] {begin, seconds(pause.start())});
                begin = seconds(pause.end());
            }
            intervals.add(new int[] {begin, seconds(hours.end())});
        }
        return intervals;
    }

    private static int seconds(String time) {
        var parts = time.split(":");
        return Integer.parseInt(parts[0]) * 3600
                + Integer.parseInt(parts[1]) * 60
                + (parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
    }

    private DayDefinition exception(LocalDate date) {
        DayDefinition found = null;
        for (var exception :
                Objects.requireNonNullElse(definition.exceptions(), List.<DayDefinition>of())) {
            boolean once = exception.date() != null || isDated(exception.from());
            boolean foundOnce = found != null && (found.date() != null || isDated(found.from()));
            if (isOn(exception, date) && (once || !foundOnce)) {
                found = exception;
            }
        }
        return found;
    }

    private boolean isHoliday(LocalDate date) {
        return Objects.requireNonNullElse(definition.holidays(), List.<DayDefinition>of()).stream()
                .anyMatch(day -> isOn(day, date) || isNearest(day, date));
    }

    private static boolean isNearest(DayDefinition day, LocalDate date) {
        return "nearest_weekday".equals(day.substitute())
                && (date.getDayOfWeek() == DayOfWeek.FRIDAY && isOn(day, date.plusDays(1))
                        || date.getDayOfWeek() == DayOfWeek.MONDAY && isOn(day, date.minusDays(1)));
    }

    private static boolean isDated(String text) {
        return text != null && text.length() == 10;
    }

    private static boolean isOn(DayDefinition day, LocalDate date) {
        var monthDay = date.toString().substring(5);
        if (day.date() != null) {
            return day.date().equals(date.toString());
        }
        if (day.yearly() != null) {
            return day.yearly().equals(monthDay);
        }
        if (isDated(day.from())) {
            return day.from().compareTo(date.toString()) <= 0
                    && date.toString().compareTo(day.to()) <= 0;
        }
        if (day.from() != null) {
            boolean after = day.from().compareTo(monthDay) <= 0;
            boolean before = monthDay.compareTo(day.to()) <= 0;
            return day.from().compareTo(day.to()) <= 0 ? after && before : after || before;
        }
        if (day.weekday() != null) {
            return isWeekday(day.weekday().toUpperCase(Locale.ROOT).split(" "), date);
        }
        var sunday = date.minusDays(day.easter());
        return sunday.equals(easter(sunday.getYear(), "orthodox".equals(day.tradition())));
    }

    private static boolean isWeekday(String[] words, LocalDate date) {
        if (words[1].equals("ON")) {
            var base = MonthDay.parse("--" + words[4]);
            if (!date.getDayOfWeek().name().equals(words[0])) {
                return false;
            }
            for (int i = 0; i < 7; i++) {
                var other = words[3].equals("AFTER") ? date.minusDays(i) : date.plusDays(i);
                if (MonthDay.from(other).equals(base)) {
                    return true;
                }
            }
            return false;
        }
        if (!date.getMonth().name().equals(words[3])
                || !date.getDayOfWeek().name().equals(words[1])) {
            return false;
        }
        int number = (date.getDayOfMonth() + 6) / 7;
        return switch (words[0]) {
            case "FIRST" -> number == 1;
            case "SECOND" -> number == 2;
            case "THIRD" -> number == 3;
            case "FOURTH" -> number == 4;
            default -> date.plusDays(7).getMonth() != date.getMonth();
        };
    }

    private static LocalDate easter(int year, boolean orthodox) {
        int golden = year % 19;
        var moon =
                LocalDate.parse(
                        year + "-" + (orthodox ? ORTHODOX_MOONS[golden] : WESTERN_MOONS[golden]));
        return (orthodox ? moon.plusDays(13) : moon).with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    }
}
