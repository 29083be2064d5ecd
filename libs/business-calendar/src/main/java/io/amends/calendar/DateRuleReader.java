package io.amends.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads which days a holiday or an exception is for, and finds what is wrong with it.
final class DateRuleReader {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern MONTH_DAY = Pattern.compile("(?:--)?([0-9]{2})-([0-9]{2})");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final Pattern OF_MONTH = Pattern.compile("([a-z]+) ([a-z]+) of ([a-z]+)");
    private static final Pattern NEAR = Pattern.compile("([a-z]+) on or (after|before) (.+)");
    private static final int MAX_RANGE = 366;
    private static final int MAX_FROM_EASTER = 180;

    private final Problems problems;

    DateRuleReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable DateRule read(DayDefinition day, String path) {
        long given =
                Stream.of(
                                day.date(),
                                day.from() != null ? day.from() : day.to(),
                                day.yearly(),
                                day.weekday(),
                                day.easter())
                        .filter(value -> value != null)
                        .count();
        if (given != 1) {
            problems.add(
                    path, "needs exactly one of date, from and to, yearly, weekday and easter");
            return null;
        }
        if (day.tradition() != null && day.easter() == null) {
            problems.add(path + ".tradition", "is for easter only");
        }
        if (day.date() != null) {
            var date = date(day.date(), path + ".date");
            return date == null ? null : new DateRule.Dated(date, date);
        }
        if (day.yearly() != null) {
            var yearly = monthDay(day.yearly(), path + ".yearly");
            return yearly == null ? null : new DateRule.Yearly(yearly, yearly);
        }
        if (day.weekday() != null) {
            return weekday(day.weekday(), path + ".weekday");
        }
        return day.easter() != null
                ? easter(day.easter(), day.tradition(), path)
                : range(day, path);
    }

    private @Nullable DateRule range(DayDefinition day, String path) {
        if (day.from() == null || day.to() == null) {
            problems.add(path + (day.from() == null ? ".from" : ".to"), "is missing");
            return null;
        }
        if (MONTH_DAY.matcher(day.from()).matches() && MONTH_DAY.matcher(day.to()).matches()) {
            var from = monthDay(day.from(), path + ".from");
            var to = monthDay(day.to(), path + ".to");
            return from == null || to == null ? null : new DateRule.Yearly(from, to);
        }
        var from = date(day.from(), path + ".from");
        var to = date(day.to(), path + ".to");
        if (from == null || to == null) {
            return null;
        }
        if (to.isBefore(from)) {
            problems.add(path + ".to", to + " is before the first day, " + from);
            return null;
        }
        if (ChronoUnit.DAYS.between(from, to) >= MAX_RANGE) {
            problems.add(path + ".to", "makes more than " + MAX_RANGE + " days");
            return null;
        }
        return new DateRule.Dated(from, to);
    }

    private @Nullable DateRule easter(int days, @Nullable String tradition, String path) {
        if (Math.abs((long) days) > MAX_FROM_EASTER) {
            problems.add(path + ".easter", "must be from -180 to 180 days after Easter Sunday");
            return null;
        }
        if (tradition == null) {
            return new DateRule.AfterEaster(days, Easter.WESTERN);
        }
        for (var known : Easter.values()) {
            if (known.word().equals(tradition)) {
                return new DateRule.AfterEaster(days, known);
            }
        }
        problems.add(path + ".tradition", "must be western or orthodox");
        return null;
    }

    private @Nullable DateRule weekday(String text, String path) {
        var ofMonth = OF_MONTH.matcher(text);
        if (ofMonth.matches()) {
            int ordinal =
                    ofMonth.group(1).equals("last") ? -1 : ORDINALS.indexOf(ofMonth.group(1)) + 1;
            var weekday = named(DayOfWeek.values(), ofMonth.group(2));
            var month = named(Month.values(), ofMonth.group(3));
            if (ordinal != 0 && weekday != null && month != null) {
                return new DateRule.WeekdayOfMonth(ordinal, weekday, month);
            }
        }
        var near = NEAR.matcher(text);
        if (near.matches() && named(DayOfWeek.values(), near.group(1)) instanceof DayOfWeek named) {
            var day = monthDay(near.group(3), path);
            if (day != null && day.equals(MonthDay.of(2, 29))) {
                problems.add(path, "counts from a day that only leap years have");
                return null;
            }
            return day == null
                    ? null
                    : new DateRule.WeekdayNear(named, near.group(2).equals("after"), day);
        }
        problems.add(
                path,
                "must be such as \"last monday of may\" (first to fourth, or last), \"saturday on or after 06-20\", \"monday on or before 05-24\"");
        return null;
    }

    private @Nullable LocalDate date(String text, String path) {
        var match = DATE.matcher(text);
        if (!match.matches() || match.group(1).equals("0000")) {
            problems.add(path, "must be a date such as 2026-12-25");
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(match.group(1)),
                    Integer.parseInt(match.group(2)),
                    Integer.parseInt(match.group(3)));
        } catch (DateTimeException noSuchDate) {
            problems.add(path, "there is no " + text);
            return null;
        }
    }

    private @Nullable MonthDay monthDay(String text, String path) {
        var match = MONTH_DAY.matcher(text);
        if (!match.matches()) {
            problems.add(path, "must be a month and a day such as 12-25");
            return null;
        }
        try {
            return MonthDay.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
        } catch (DateTimeException noSuchDay) {
            problems.add(path, "there is no " + text + " in any year");
            return null;
        }
    }

    /// The value with this name in lower case.
    static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        Predicate<E> same = value -> value.name().toLowerCase(Locale.ROOT).equals(name);
        return Arrays.stream(values).filter(same).findFirst().orElse(null);
    }
}
