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

/// Dates in the file's format. A date without a time is the start of that day in the zone; a format
/// with an offset of its own needs no zone.
record DateRule(String pattern, ZoneId zone, DateTimeFormatter formatter) {

    /// @throws IllegalArgumentException when the pattern is invalid (see [DateTimeFormatter])
    static DateRule of(String pattern, ZoneId zone) {
        // Strict, so that 30 February is refused and not changed to the 28th; the era is given
        // because `yyyy` requires one then.
        var formatter =
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .parseDefaulting(ChronoField.ERA, 1)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT);
        return new DateRule(pattern, zone, formatter);
    }

    /// The instant as the API expects it.
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
                        // parseBest returns one of the four requested types.
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
