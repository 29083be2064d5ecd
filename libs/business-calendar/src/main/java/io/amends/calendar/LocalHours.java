package io.amends.calendar;

import java.util.List;
import java.util.Map;

/// The opening hours of dates, by the clocks of the zone.
///
/// @param week the hours that begin on Monday, … Sunday
/// @param special holidays and exceptions
record LocalHours(List<DayHours> week, SpecialDays special) {

    /// An open interval, in seconds since 1970-01-01T00:00 by the clocks of the zone.
    interface IntervalConsumer {
        void accept(long begin, long end);
    }

    /// The hours of the dates from one epoch day to another one; evaluates the rules once.
    Days days(long firstDay, long lastDay) {
        return new Days(this, special.between(firstDay - 1, lastDay + 1));
    }

    /// Dates of a stretch of time.
    record Days(LocalHours hours, Map<Long, SpecialDays.SpecialDay> special) {

        /// The hours that begin on a date: past midnight as far as the next date leaves them.
        DayHours beginning(long day) {
            var here = special.get(day);
            if (here != null) {
                return here.hours();
            }
            var weekly = hours.week.get((int) Math.floorMod(day + 3, 7L));
            return special.containsKey(day + 1) ? weekly.untilMidnight() : weekly;
        }

        /// When it is open on a date, from midnight to midnight.
        DayHours on(long day) {
            return beginning(day).untilMidnight().and(beginning(day - 1).pastMidnight());
        }

        /// The open intervals between two local times, each within one date.
        void collect(long from, long to, IntervalConsumer consumer) {
            for (long day = Math.floorDiv(from, (long) DayHours.DAY);
                    day * DayHours.DAY < to;
                    day++) {
                var bounds = on(day).bounds();
                for (int i = 0; i < bounds.length; i += 2) {
                    long begin = Math.max(from, day * DayHours.DAY + bounds[i]);
                    long end = Math.min(to, day * DayHours.DAY + bounds[i + 1]);
                    if (begin < end) {
                        consumer.accept(begin, end);
                    }
                }
            }
        }
    }
}
