package io.amends.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/// The business days among 1,024 dates: dates with hours that begin on them, and when these end for
/// the last time.
final class BusinessDayTable {
    private static final int BITS = 10;
    private static final int LENGTH = 1 << BITS;

    final long index;

    /// Positions of the business days in this table.
    private final short[] days;

    /// The closing of each, in seconds since 1970.
    private final long[] closings;

    private BusinessDayTable(long index, short[] days, long[] closings) {
        this.index = index;
        this.days = days;
        this.closings = closings;
    }

    static BusinessDayTable of(long index, LocalHours hours, ZoneRules rules) {
        long first = index << BITS;
        var dates = hours.days(first, first + LENGTH);
        var closing = new Closing(rules);
        var days = new short[LENGTH];
        var closings = new long[LENGTH];
        int size = 0;
        for (int i = 0; i < LENGTH; i++) {
            long at = closing.of(first + i, dates.beginning(first + i));
            if (at != Closing.NONE) {
                days[size] = (short) i;
                closings[size++] = at;
            }
        }
        return new BusinessDayTable(
                index, Arrays.copyOf(days, size), Arrays.copyOf(closings, size));
    }

    /// Finds when hours end, for dates in order.
    private static final class Closing {
        static final long NONE = Long.MIN_VALUE;

        /// Hours last two days; offsets are less than one.
        private static final long NEAR = 3L * DayHours.DAY;

        private final ZoneRules rules;

        /// Until this second there is one offset.
        private long steadyUntil = Long.MIN_VALUE;

        private int offset;

        Closing(ZoneRules rules) {
            this.rules = rules;
        }

        /// The end of the last open second of the hours; none when clocks skip all of them.
        long of(long day, DayHours hours) {
            if (hours.isEmpty()) {
                return NONE;
            }
            long midnight = day * DayHours.DAY;
            if (isSteady(midnight)) {
                return midnight + hours.end() - offset;
            }
            long closing = NONE;
            for (var interval : hours.intervals()) {
                closing = Math.max(closing, lastEnd(midnight, interval));
            }
            return closing;
        }

        /// Whether clocks change neither shortly before nor shortly after.
        private boolean isSteady(long second) {
            var before = Instant.ofEpochSecond(second - NEAR);
            if (second - NEAR >= steadyUntil) {
                var transition = rules.nextTransition(before);
                steadyUntil = transition == null ? Long.MAX_VALUE : transition.toEpochSecond();
                offset = rules.getOffset(before).getTotalSeconds();
            }
            return second + NEAR < steadyUntil;
        }

        private long lastEnd(long midnight, DayHours.Interval interval) {
            long last = midnight + interval.end() - 1;
            var local = LocalDateTime.ofEpochSecond(last, 0, ZoneOffset.UTC);
            var offsets = rules.getValidOffsets(local);
            if (!offsets.isEmpty()) {
                return last - offsets.getLast().getTotalSeconds() + 1;
            }
            var gap = rules.getTransition(local);
            long begin = gap.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
            return begin > midnight + interval.begin() ? gap.toEpochSecond() : NONE;
        }
    }

    /// The table that has this date.
    static long indexOf(long epochDay) {
        return epochDay >> BITS;
    }

    /// Its first date.
    long first() {
        return index << BITS;
    }

    /// The date after its last one.
    long next() {
        return (index + 1) << BITS;
    }

    int total() {
        return days.length;
    }

    private int position(long epochDay) {
        return Arrays.binarySearch(days, (short) (epochDay - first()));
    }

    boolean isBusinessDay(long epochDay) {
        return position(epochDay) >= 0;
    }

    /// Business days of this table up to a date of it, included.
    int upTo(long epochDay) {
        int i = position(epochDay);
        return i >= 0 ? i + 1 : -i - 1;
    }

    /// The business day with this number, from 1 to `total`.
    long day(int number) {
        return first() + days[number - 1];
    }

    /// When the hours of a business day of this table end.
    long closing(long epochDay) {
        return closings[position(epochDay)];
    }
}
