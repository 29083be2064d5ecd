package io.amends.calendar;

import java.time.LocalDate;
import java.util.Locale;

/// Easter Sunday of a year, by tradition.
enum Easter {
    /// The Gregorian computus: J.-M. Oudin's method as in the Explanatory Supplement to the
    /// Astronomical Almanac (1992).
    WESTERN {
        @Override
        LocalDate in(int year) {
            int century = Math.floorDiv(year, 100);
            int golden = Math.floorMod(year, 19);
            int correction = Math.floorDiv(century - 17, 25);
            int epact =
                    Math.floorMod(
                            century
                                    - Math.floorDiv(century, 4)
                                    - Math.floorDiv(century - correction, 3)
                                    + 19 * golden
                                    + 15,
                            30);
            epact -= (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11));
            int weekday =
                    Math.floorMod(
                            year
                                    + Math.floorDiv(year, 4)
                                    + epact
                                    + 2
                                    - century
                                    + Math.floorDiv(century, 4),
                            7);
            return LocalDate.of(year, 3, 21).plusDays(epact - weekday + 7L);
        }
    },

    /// The Julian computus: Meeus, Astronomical Algorithms, chapter 8; the date is Gregorian.
    ORTHODOX {
        @Override
        LocalDate in(int year) {
            int moon = Math.floorMod(19 * Math.floorMod(year, 19) + 15, 30);
            int weekday =
                    Math.floorMod(
                            2 * Math.floorMod(year, 4) + 4 * Math.floorMod(year, 7) - moon + 34, 7);
            // Julian 22 March and later: the calendars differ by the same number of days from
            // March to February.
            int difference = Math.floorDiv(year, 100) - Math.floorDiv(year, 400) - 2;
            return LocalDate.of(year, 3, 22).plusDays((long) moon + weekday + difference);
        }
    };

    abstract LocalDate in(int year);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
