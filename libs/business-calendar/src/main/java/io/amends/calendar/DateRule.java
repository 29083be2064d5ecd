package io.amends.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which days are holidays or exceptions.
sealed interface DateRule {

    /// The days that begin in this year; a range may end in the next one.
    Stream<LocalDate> daysOf(int year);

    /// One date, or a range of dates: once, not every year.
    record Dated(LocalDate from, LocalDate to) implements DateRule {
        @Override
        public Stream<LocalDate> daysOf(int year) {
            return from.getYear() == year ? days() : Stream.empty();
        }

        Stream<LocalDate> days() {
            return from.datesUntil(to.plusDays(1));
        }

        boolean overlaps(Dated other) {
            return !from.isAfter(other.to) && !other.from.isAfter(to);
        }

        boolean isSingle() {
            return from.equals(to);
        }
    }

    /// The same days of every year; 29 February in leap years.
    record Yearly(MonthDay from, MonthDay to) implements DateRule {
        @Override
        public Stream<LocalDate> daysOf(int year) {
            var first = from.atYear(year);
            if (!from.isValidYear(year)) {
                first = first.plusDays(1);
            }
            var last = to.atYear(from.isAfter(to) ? year + 1 : year);
            return last.isBefore(first) ? Stream.empty() : first.datesUntil(last.plusDays(1));
        }

        /// Whether there is a day of a leap year that both have.
        boolean overlaps(Yearly other) {
            return has(other.from) || other.has(from);
        }

        private boolean has(MonthDay day) {
            return from.isAfter(to)
                    ? !day.isBefore(from) || !day.isAfter(to)
                    : !day.isBefore(from) && !day.isAfter(to);
        }

        boolean isSingle() {
            return from.equals(to);
        }
    }

    /// Days after Easter Sunday.
    record AfterEaster(int days, Easter tradition) implements DateRule {
        @Override
        public Stream<LocalDate> daysOf(int year) {
            return Stream.of(tradition.in(year).plusDays(days));
        }
    }

    /// The first to fourth (1 to 4) or last (-1) of a weekday in a month.
    record WeekdayOfMonth(int ordinal, DayOfWeek weekday, Month month) implements DateRule {
        @Override
        public Stream<LocalDate> daysOf(int year) {
            return Stream.of(
                    LocalDate.of(year, month, 1)
                            .with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday)));
        }
    }

    /// The weekday on a day of the year, or the next (previous) such weekday.
    record WeekdayNear(DayOfWeek weekday, boolean after, MonthDay day) implements DateRule {
        @Override
        public Stream<LocalDate> daysOf(int year) {
            return Stream.of(
                    day.atYear(year)
                            .with(
                                    after
                                            ? TemporalAdjusters.nextOrSame(weekday)
                                            : TemporalAdjusters.previousOrSame(weekday)));
        }
    }

    /// Whether every year has these days.
    default boolean recurs() {
        return !(this instanceof Dated);
    }

    /// Whether both say the same day, so that one of them is superfluous or a mistake. A dated
    /// range may contain recurring days.
    default boolean duplicates(DateRule other) {
        if (this instanceof Dated dated && other instanceof Dated another) {
            return dated.overlaps(another);
        }
        if (this instanceof Yearly yearly && other instanceof Yearly another) {
            return yearly.overlaps(another);
        }
        return equals(other);
    }

    /// Whether this one recurs and has the single date of the other one.
    default boolean covers(DateRule other) {
        return recurs()
                && other instanceof Dated dated
                && dated.isSingle()
                && IntStream.rangeClosed(dated.from().getYear() - 1, dated.from().getYear() + 1)
                        .filter(year -> year >= Year.MIN_VALUE && year <= Year.MAX_VALUE)
                        .boxed()
                        .flatMap(this::daysOf) // days before an Easter may be of the year before
                        .anyMatch(dated.from()::equals);
    }
}
