package io.amends.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The holidays and exceptions of a calendar, as rules.
///
/// @param holidays without hours
/// @param exceptions with hours
record SpecialDays(List<Rule> holidays, List<Rule> exceptions) {

    /// What happens when a holiday is on Saturday or Sunday.
    enum Substitute {
        NONE,
        NEXT_WEEKDAY,
        NEAREST_WEEKDAY
    }

    /// Days with the same name and hours.
    record Rule(
            @Nullable String name,
            DateRule dates,
            Substitute substitute,
            DayHours hours,
            String path) {}

    /// What a date has instead of its weekday's hours.
    record SpecialDay(@Nullable String name, DayHours hours, boolean exception) {}

    boolean isEmpty() {
        return holidays.isEmpty() && exceptions.isEmpty();
    }

    /// All from one date to another one, both included, by epoch day.
    Map<Long, SpecialDay> between(long firstDay, long lastDay) {
        if (isEmpty()) {
            return Map.of();
        }
        // A range or a substitute may begin in the year before, or after.
        int first = LocalDate.ofEpochDay(firstDay).getYear() - 1;
        int last = LocalDate.ofEpochDay(lastDay).getYear() + 1;
        var found = new HashMap<Long, SpecialDay>();
        addHolidays(first, last, found);
        Stream.concat(
                        exceptions.stream().filter(rule -> rule.dates.recurs()),
                        exceptions.stream().filter(rule -> !rule.dates.recurs()))
                .forEach(rule -> add(rule, first, last, found));
        found.keySet().removeIf(day -> day < firstDay || day > lastDay);
        return found;
    }

    private void addHolidays(int first, int last, Map<Long, SpecialDay> found) {
        holidays.forEach(rule -> add(rule, first, last, found));
        var taken = new HashSet<>(found.keySet());
        record AtWeekend(LocalDate date, Rule rule) {}
        var atWeekend = new ArrayList<AtWeekend>();
        holidays.stream()
                .filter(rule -> rule.substitute != Substitute.NONE)
                .forEach(
                        rule ->
                                days(rule.dates, first, last)
                                        .filter(SpecialDays::isWeekend)
                                        .forEach(date -> atWeekend.add(new AtWeekend(date, rule))));
        atWeekend.sort(Comparator.comparing(AtWeekend::date));
        for (var holiday : atWeekend) {
            var substitute = substitute(holiday.date, holiday.rule.substitute, taken);
            if (taken.add(substitute.toEpochDay())) {
                found.put(
                        substitute.toEpochDay(),
                        new SpecialDay(holiday.rule.name, DayHours.NONE, false));
            }
        }
    }

    private static LocalDate substitute(LocalDate date, Substitute rule, Set<Long> taken) {
        if (rule == Substitute.NEAREST_WEEKDAY) {
            return date.plusDays(date.getDayOfWeek() == DayOfWeek.SATURDAY ? -1 : 1);
        }
        var next = date.plusDays(1);
        while (isWeekend(next) || taken.contains(next.toEpochDay())) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static void add(Rule rule, int first, int last, Map<Long, SpecialDay> found) {
        var value = new SpecialDay(rule.name, rule.hours, !rule.hours.isEmpty());
        days(rule.dates, first, last).forEach(date -> found.put(date.toEpochDay(), value));
    }

    private static Stream<LocalDate> days(DateRule rule, int first, int last) {
        return rule instanceof DateRule.Dated dated
                ? first <= dated.to().getYear() && dated.from().getYear() <= last
                        ? dated.days()
                        : Stream.empty()
                : IntStream.rangeClosed(first, last).boxed().flatMap(rule::daysOf);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    }
}
