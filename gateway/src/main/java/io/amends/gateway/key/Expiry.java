package io.amends.gateway.key;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The expiry of a key, as a caller writes it: a duration from now (`P90D`, `PT12H`, `P1Y`) or an
/// instant (`2027-01-31T00:00:00Z`).
final class Expiry {

    static final String EXPECTED =
            "must be a duration as P90D or PT12H, or an instant as 2027-01-31T00:00:00Z, that ends"
                    + " within the next hundred years";

    private static final int MOST_YEARS = 100;

    private Expiry() {}

    /// The instant; empty when the text is neither, or is not within the next hundred years.
    static Optional<Instant> parse(String text, Instant now) {
        try {
            var at = instant(text, now).truncatedTo(ChronoUnit.MILLIS);
            var latest = now.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant();
            return at.isAfter(now) && !at.isAfter(latest) ? Optional.of(at) : Optional.empty();
        } catch (DateTimeException | ArithmeticException wrong) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text, Instant now) {
        if (!text.startsWith("P")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return text.indexOf('T') >= 0
                ? now.plus(Duration.parse(text))
                : now.atOffset(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
    }
}
