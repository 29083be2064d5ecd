package io.amends.calendar;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Times of opening hours, as text and in seconds after midnight.
final class DayTime {
    private static final Pattern FORMAT =
            Pattern.compile("([0-9]{2}):([0-5][0-9])(?::([0-5][0-9]))?");

    private DayTime() {}

    /// Seconds after midnight, at most two days; empty when the text is no such time.
    static OptionalInt parse(String text) {
        var match = FORMAT.matcher(text);
        if (!match.matches()) {
            return OptionalInt.empty();
        }
        int seconds =
                Integer.parseInt(match.group(1)) * 3600
                        + Integer.parseInt(match.group(2)) * 60
                        + (match.group(3) == null ? 0 : Integer.parseInt(match.group(3)));
        return seconds <= 2 * DayHours.DAY ? OptionalInt.of(seconds) : OptionalInt.empty();
    }

    /// `HH:mm`, or `HH:mm:ss` where there are seconds.
    static String format(int seconds) {
        int minutes = seconds / 60;
        return seconds % 60 == 0
                ? String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60)
                : String.format(
                        Locale.ROOT, "%02d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }
}
