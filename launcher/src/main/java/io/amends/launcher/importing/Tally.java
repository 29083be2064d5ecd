package io.amends.launcher.importing;

import java.util.Locale;

/// How many lines ended how.
record Tally(long created, long existing, long refused) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(LineResult.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> new Tally(created + 1, existing, refused);
            case EXISTING -> new Tally(created, existing + 1, refused);
            case REFUSED -> new Tally(created, existing, refused + 1);
        };
    }

    long lines() {
        return created + existing + refused;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d lines: %,d created, %,d existing, %,d refused",
                lines(),
                created,
                existing,
                refused);
    }
}
