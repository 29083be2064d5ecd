package io.amends.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The open intervals that begin on one date, in seconds after its midnight, by the clocks of the
/// zone; sorted, neither overlapping nor touching.
///
/// @param bounds begin and end in turn; an end is at most two days
record DayHours(int... bounds) {
    static final int DAY = 86_400;
    static final DayHours NONE = new DayHours();

    /// From begin to end, in seconds after midnight.
    record Interval(int begin, int end) {}

    /// Of intervals in any order, merged where they overlap or touch.
    static DayHours of(List<Interval> intervals) {
        var sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingInt(Interval::begin));
        var bounds = new int[sorted.size() * 2];
        int size = 0;
        for (var interval : sorted) {
            if (size > 0 && interval.begin <= bounds[size - 1]) {
                bounds[size - 1] = Math.max(bounds[size - 1], interval.end);
            } else {
                bounds[size++] = interval.begin;
                bounds[size++] = interval.end;
            }
        }
        return size == 0 ? NONE : new DayHours(Arrays.copyOf(bounds, size));
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /// When the last interval ends.
    int end() {
        return bounds[bounds.length - 1];
    }

    boolean isPastMidnight() {
        return !isEmpty() && end() > DAY;
    }

    /// What is before midnight.
    DayHours untilMidnight() {
        return isPastMidnight() ? clipped(0, DAY) : this;
    }

    /// What is after midnight, in seconds after that midnight.
    DayHours pastMidnight() {
        return isPastMidnight() ? clipped(DAY, 2 * DAY) : NONE;
    }

    boolean overlaps(DayHours other) {
        return intervals().stream()
                .anyMatch(
                        one ->
                                other.intervals().stream()
                                        .anyMatch(
                                                two -> one.begin < two.end && two.begin < one.end));
    }

    /// Open when one of both is.
    DayHours and(DayHours other) {
        if (other.isEmpty()) {
            return this;
        }
        var all = intervals();
        all.addAll(other.intervals());
        return of(all);
    }

    List<Interval> intervals() {
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < bounds.length; i += 2) {
            intervals.add(new Interval(bounds[i], bounds[i + 1]));
        }
        return intervals;
    }

    private DayHours clipped(int from, int to) {
        return of(
                intervals().stream()
                        .filter(interval -> interval.begin < to && interval.end > from)
                        .map(
                                interval ->
                                        new Interval(
                                                Math.max(interval.begin, from) - from,
                                                Math.min(interval.end, to) - from))
                        .toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayHours hours && Arrays.equals(bounds, hours.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
