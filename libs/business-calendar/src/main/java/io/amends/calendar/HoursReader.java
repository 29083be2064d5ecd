package io.amends.calendar;

import io.amends.calendar.DayHours.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the intervals of one day, without their breaks, and finds what is wrong with them.
final class HoursReader {
    private static final int MAX_INTERVALS = 24;

    private final Problems problems;

    HoursReader(Problems problems) {
        this.problems = problems;
    }

    /// An open interval and where it is defined.
    record LocatedInterval(Interval interval, String path) {

        LocatedInterval shifted(int seconds) {
            return new LocatedInterval(
                    new Interval(interval.begin() + seconds, interval.end() + seconds), path);
        }
    }

    /// What is valid among the intervals of a list; breaks cut them.
    List<LocatedInterval> read(@Nullable List<@Nullable HoursDefinition> list, String path) {
        var placed = new ArrayList<LocatedInterval>();
        if (list == null || list.isEmpty()) {
            problems.add(path, "has no intervals; leave it out where it is closed");
            return placed;
        }
        if (list.size() > MAX_INTERVALS) {
            problems.add(path, "has more than " + MAX_INTERVALS + " intervals");
            return placed;
        }
        for (int i = 0; i < list.size(); i++) {
            var at = path + "[" + i + "]";
            var interval = interval(list.get(i), at, DayHours.DAY - 1);
            if (interval != null) {
                placed.addAll(withoutBreaks(interval, Objects.requireNonNull(list.get(i)), at));
            }
        }
        return placed;
    }

    /// Reports intervals that overlap; those that only touch are fine.
    void findOverlaps(List<LocatedInterval> placed) {
        var sorted = new ArrayList<>(placed);
        sorted.sort(
                Comparator.comparingInt((LocatedInterval one) -> one.interval.begin())
                        .thenComparingInt(one -> one.interval.end()));
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var after = sorted.get(i);
            if (after.interval.begin() < before.interval.end()) {
                problems.add(after.path, "overlaps " + before.path);
            }
        }
    }

    private @Nullable Interval interval(
            @Nullable HoursDefinition definition, String path, int lastBegin) {
        if (definition == null) {
            problems.add(path, "is missing");
            return null;
        }
        int begin = time(definition.start(), path + ".start");
        int end = time(definition.end(), path + ".end");
        if (begin > lastBegin) {
            problems.add(path + ".start", "must be before 24:00, on the day to which it belongs");
            return null;
        }
        if (begin < 0 || end < 0) {
            return null;
        }
        if (end == begin) {
            problems.add(path + ".end", "is the start: the interval is empty");
            return null;
        }
        if (end < begin) {
            problems.add(path + ".end", endBeforeStart(begin, end));
            return null;
        }
        if (end - begin > DayHours.DAY) {
            problems.add(path + ".end", "is more than 24 hours after the start");
            return null;
        }
        return new Interval(begin, end);
    }

    private static String endBeforeStart(int begin, int end) {
        return DayTime.format(end)
                + " is before the start, "
                + DayTime.format(begin)
                + "; "
                + DayTime.format(end)
                + " of the next day is written "
                + DayTime.format(end + DayHours.DAY);
    }

    private int time(@Nullable String text, String path) {
        if (text == null) {
            problems.add(path, "is missing");
            return -1;
        }
        var time = DayTime.parse(text);
        if (time.isEmpty()) {
            problems.add(
                    path,
                    "must be a time such as 08:30, at most 48:00 (30:00 is 06:00 of the next day)");
        }
        return time.orElse(-1);
    }

    private List<LocatedInterval> withoutBreaks(
            Interval whole, HoursDefinition definition, String path) {
        var breaks = breaks(whole, definition, path);
        findOverlaps(breaks);
        breaks.sort(Comparator.comparingInt(one -> one.interval.begin()));
        var open = new ArrayList<LocatedInterval>();
        int begin = whole.begin();
        for (var pause : breaks) {
            if (pause.interval.begin() > begin) {
                open.add(new LocatedInterval(new Interval(begin, pause.interval.begin()), path));
            }
            begin = Math.max(begin, pause.interval.end());
        }
        if (begin < whole.end()) {
            open.add(new LocatedInterval(new Interval(begin, whole.end()), path));
        }
        if (open.isEmpty()) {
            problems.add(path + ".breaks", "leave nothing open");
        }
        return open;
    }

    private List<LocatedInterval> breaks(Interval whole, HoursDefinition definition, String path) {
        var breaks = new ArrayList<LocatedInterval>();
        var list = definition.breaks();
        if (list == null) {
            return breaks;
        }
        if (list.size() > MAX_INTERVALS) {
            problems.add(path + ".breaks", "are more than " + MAX_INTERVALS);
            return breaks;
        }
        for (int i = 0; i < list.size(); i++) {
            var at = path + ".breaks[" + i + "]";
            var interval = interval(list.get(i), at, 2 * DayHours.DAY);
            if (interval == null) {
                continue;
            }
            if (Objects.requireNonNull(list.get(i)).breaks() != null) {
                problems.add(at + ".breaks", "a break has no breaks");
            } else if (interval.begin() < whole.begin() || interval.end() > whole.end()) {
                problems.add(at, "is not within " + path);
            } else {
                breaks.add(new LocatedInterval(interval, at));
            }
        }
        return breaks;
    }
}
