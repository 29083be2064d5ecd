package io.amends.importer;

import java.util.Locale;

/// Number of lines for each outcome.
record ResultCounts(long created, long existing, long refused) {
    static final ResultCounts NONE = new ResultCounts(0, 0, 0);

    ResultCounts plus(LineResult.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> new ResultCounts(created + 1, existing, refused);
            case EXISTING -> new ResultCounts(created, existing + 1, refused);
            case REFUSED -> new ResultCounts(created, existing, refused + 1);
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
