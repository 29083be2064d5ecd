package io.amends.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/// Instants and dates by RFC 3339, in the years 0001 to 9999. Other forms that Java's own parsers
/// accept (years of more digits, hours beyond 23, numbers) are refused.
public final class Rfc3339 {
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String HOUR = "(?:[01]\\d|2[0-3])";
    private static final Pattern DATE_FORM = Pattern.compile(DATE);
    private static final Pattern INSTANT_FORM =
            Pattern.compile(
                    DATE
                            + "[Tt]"
                            + HOUR
                            + ":\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:[Zz]|[+-]"
                            + HOUR
                            + ":\\d{2})");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Rfc3339() {}

    /// Reads an instant, as `2026-01-31T09:30:00Z`; an offset from UTC is converted.
    ///
    /// @throws DateTimeException where it is not one, or is outside the years 0001 to 9999
    public static Instant instant(String text) {
        require(INSTANT_FORM, text);
        var instant = Instant.parse(text.toUpperCase(Locale.ROOT));
        if (instant.isBefore(EARLIEST) || !instant.isBefore(END)) {
            throw new DateTimeException("outside the years 0001 to 9999");
        }
        return instant;
    }

    /// Reads a date, as `2026-01-31`.
    ///
    /// @throws DateTimeException where it is not one, or is before the year 0001
    public static LocalDate date(String text) {
        require(DATE_FORM, text);
        var date = LocalDate.parse(text);
        if (date.getYear() < 1) {
            throw new DateTimeException("outside the years 0001 to 9999");
        }
        return date;
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new DateTimeException("not in the form of RFC 3339");
        }
    }
}
