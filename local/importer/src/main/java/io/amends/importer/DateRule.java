package io.amends.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Dates of the file's own form. A date without a time is the start of that day in the zone; a form
/// with an offset of its own needs no zone.
record DateRule(String pattern, ZoneId zone, DateTimeFormatter formatter) {

    /// @throws IllegalArgumentException when the pattern is none (see [DateTimeFormatter])
    static DateRule of(String pattern, ZoneId zone) {
        // Strict, so that 30 February is refused and not made the 28th; the era is given because
        // `yyyy` asks for one then.
        var formatter =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .parseDefaulting(ChronoField.ERA, 1)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
        return new DateRule(pattern, zone, formatter);
    }

    /// The instant as the API takes it.
    String instant(String field, String text) {
        try {
            var parsed =
                    formatter.parseBest(
                            text,
                            ZonedDateTime::from,
                            Instant::from,
                            LocalDateTime::from,
                            LocalDate::from);
            var instant =
                    switch (parsed) {
                        case ZonedDateTime zoned -> zoned.toInstant();
                        case Instant exact -> exact;
                        case LocalDateTime local -> local.atZone(zone).toInstant();
                        case LocalDate day -> day.atStartOfDay(zone).toInstant();
                        // parseBest answers one of the four it was asked for.
                        default -> throw new IllegalStateException(parsed.toString());
                    };
            return instant.toString();
        } catch (DateTimeException notADate) {
            throw new InvalidRowException(
                    field
                            + ": '"
                            + TextUtils.shortened(text)
                            + "' is no date of the form "
                            + pattern);
        }
    }
}
