package io.amends.launcher.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Times on the command line. An unreadable value is refused with the expected format.
final class TimeArguments {
    private static final int LONGEST = 520;

    private TimeArguments() {}

    /// A day.
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException notOne) {
                throw wrong(
                        String.format(Locale.ROOT, "'%s' is no day; write it as 1997-09-30", text));
            }
        }
    }

    /// An instant.
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException notOne) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "'%s' is no instant; write it as 1998-06-30T23:00:00Z",
                                text));
            }
        }
    }

    /// A period of whole weeks.
    static final class Weeks implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            var weeks = weeks(text);
            if (weeks < 1 || weeks > LONGEST) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "'%s' is not between one week and %d whole weeks; write them as P26W",
                                text,
                                LONGEST));
            }
            return weeks;
        }

        private static int weeks(String text) {
            try {
                var period = Period.parse(text);
                return period.toTotalMonths() == 0 && period.getDays() % 7 == 0
                        ? period.getDays() / 7
                        : 0;
            } catch (DateTimeException | ArithmeticException notOne) {
                return 0;
            }
        }
    }

    private static TypeConversionException wrong(String why) {
        return new TypeConversionException(why);
    }
}
