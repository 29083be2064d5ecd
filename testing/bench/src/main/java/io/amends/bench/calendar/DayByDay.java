package io.amends.bench.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// The floor: what one writes without a calendar, a loop over the dates. Monday to Friday from
/// 08:00 to 18:00, and a set of holidays.
final class DayByDay {
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final LocalTime CLOSING = LocalTime.of(18, 0);

    private final ZoneId zone;
    private final Set<LocalDate> holidays;

    DayByDay(ZoneId zone, Set<LocalDate> holidays) {
        this.zone = zone;
        this.holidays = holidays;
    }

    Instant plusOpenTime(Instant from, Duration time) {
        var left = time;
        for (var date = LocalDate.ofInstant(from, zone); ; date = date.plusDays(1)) {
            if (!isBusinessDay(date)) {
                continue;
            }
            var begin = later(from, opening(date));
            var here = Duration.between(begin, closing(date));
            if (here.compareTo(left) >= 0) {
                return begin.plus(left);
            }
            left = here.isNegative() ? left : left.minus(here);
        }
    }

    Duration openTimeBetween(Instant from, Instant to) {
        var sum = Duration.ZERO;
        var last = LocalDate.ofInstant(to, zone);
        for (var date = LocalDate.ofInstant(from, zone);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (isBusinessDay(date)) {
                var closing = closing(date);
                var here =
                        Duration.between(
                                later(from, opening(date)), closing.isBefore(to) ? closing : to);
                sum = here.isNegative() ? sum : sum.plus(here);
            }
        }
        return sum;
    }

    /// Of the n-th business day after the date.
    Instant closing(Instant from, int days) {
        var date = LocalDate.ofInstant(from, zone);
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            left -= isBusinessDay(date) ? 1 : 0;
        }
        return closing(date);
    }

    private boolean isBusinessDay(LocalDate date) {
        return date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
                && !holidays.contains(date);
    }

    private Instant opening(LocalDate date) {
        return date.atTime(OPENING).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate date) {
        return date.atTime(CLOSING).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
