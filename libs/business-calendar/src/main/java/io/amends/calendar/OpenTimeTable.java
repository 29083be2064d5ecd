package io.amends.calendar;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/// The open intervals of a stretch of 2^25 seconds (388 days) of real time, with prefix sums.
/// Begins, ends and sums are in seconds; begins and ends count from the start of the stretch.
///
/// It is open at an instant when the clocks of the zone show an open local time then. What follows
/// from it on the days of change: an hour that is skipped is never open, and one that is repeated
/// is open twice.
final class OpenTimeTable {
    private static final int BITS = 25;
    static final int LENGTH = 1 << BITS;

    final long index;
    final int total;
    private final int[] begins;
    private final int[] ends;

    /// Open seconds of the stretch before each interval.
    private final int[] openBefore;

    private OpenTimeTable(long index, int[] begins, int[] ends) {
        this.index = index;
        this.begins = begins;
        this.ends = ends;
        openBefore = new int[begins.length];
        int sum = 0;
        for (int i = 0; i < begins.length; i++) {
            openBefore[i] = sum;
            sum += ends[i] - begins[i];
        }
        total = sum;
    }

    static OpenTimeTable of(long index, LocalHours hours, ZoneRules rules) {
        long from = index << BITS;
        long to = from + LENGTH;
        var days = hours.days(day(from) - 2, day(to) + 2);
        var intervals = new Intervals(from);
        for (long begin = from; begin < to; ) {
            var instant = Instant.ofEpochSecond(begin);
            int offset = rules.getOffset(instant).getTotalSeconds();
            var transition = rules.nextTransition(instant);
            long end = transition == null ? to : Math.min(to, transition.toEpochSecond());
            days.collect(
                    begin + offset, end + offset, (a, b) -> intervals.add(a - offset, b - offset));
            begin = end;
        }
        return new OpenTimeTable(index, intervals.begins(), intervals.ends());
    }

    private static long day(long second) {
        return Math.floorDiv(second, (long) DayHours.DAY);
    }

    /// The table that has this second.
    static long indexOf(long epochSecond) {
        return epochSecond >> BITS;
    }

    long start() {
        return index << BITS;
    }

    long stop() {
        return start() + LENGTH;
    }

    private int offset(long epochSecond) {
        return (int) (epochSecond - start());
    }

    boolean isOpen(long epochSecond) {
        int offset = offset(epochSecond);
        int i = floor(begins, offset);
        return i >= 0 && offset < ends[i];
    }

    /// Open seconds of this stretch before a second of it.
    int openBefore(long epochSecond) {
        int offset = offset(epochSecond);
        int i = floor(begins, offset);
        return i < 0 ? 0 : openBefore[i] + Math.min(offset, ends[i]) - begins[i];
    }

    /// The first second before which as many seconds of the stretch were open.
    ///
    /// @param open from 1 to `total`
    long earliest(int open) {
        int i = floor(openBefore, open - 1);
        return start() + begins[i] + open - openBefore[i];
    }

    /// The last second before which as many seconds of the stretch were open; it is open.
    ///
    /// @param open from 0 to `total` - 1
    long latest(int open) {
        int i = floor(openBefore, open);
        return start() + begins[i] + open - openBefore[i];
    }

    /// The first begin of an interval at or after a second, or the end of the stretch.
    long nextBegin(long epochSecond) {
        int i = floor(begins, offset(epochSecond) - 1) + 1;
        return i < begins.length ? start() + begins[i] : stop();
    }

    /// The end of the interval that has a second, which is open.
    long end(long epochSecond) {
        return start() + ends[floor(begins, offset(epochSecond))];
    }

    /// The last index whose value is at most `key`, or -1.
    private static int floor(int[] sorted, int key) {
        int i = Arrays.binarySearch(sorted, key);
        return i >= 0 ? i : -i - 2;
    }

    /// Collects intervals in order, joining those that touch.
    private static final class Intervals {
        private final long start;
        private int[] bounds = new int[1024];
        private int size;

        Intervals(long start) {
            this.start = start;
        }

        void add(long begin, long end) {
            if (size > 0 && bounds[size - 1] == begin - start) {
                bounds[size - 1] = (int) (end - start);
                return;
            }
            if (size == bounds.length) {
                bounds = Arrays.copyOf(bounds, size * 2);
            }
            bounds[size++] = (int) (begin - start);
            bounds[size++] = (int) (end - start);
        }

        int[] begins() {
            return every(0);
        }

        int[] ends() {
            return every(1);
        }

        private int[] every(int from) {
            var values = new int[size / 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = bounds[2 * i + from];
            }
            return values;
        }
    }
}
