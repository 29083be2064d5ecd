package io.amends.contracts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Bounds of numbers on the wire; an event with a number out of bounds is invalid.
final class Ranges {
    private Ranges() {}

    static void within(String field, @Nullable Integer value, int from, int to) {
        if (value != null && (value < from || value > to)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s is %d, but must be from %d to %d",
                            field,
                            value,
                            from,
                            to));
        }
    }

    static void within(String field, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s is %s, but must be from %s to %s",
                            field,
                            value,
                            from,
                            to));
        }
    }
}
