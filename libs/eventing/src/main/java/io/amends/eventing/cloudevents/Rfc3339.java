package io.amends.eventing.cloudevents;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Instants as CloudEvents writes them.
final class Rfc3339 {
    private static final Pattern FORMAT =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Rfc3339() {}

    /// The instant; null where the text has another format.
    static @Nullable Instant parse(String text) {
        try {
            // RFC 3339 has years of four digits, which keeps arithmetic with instants in range.
            return FORMAT.matcher(text).matches()
                    ? OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
