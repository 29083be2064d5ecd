package io.amends.satisfaction.domain.score;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Exponential decay: after so many days an observation weighs half.
///
/// @param days more than 0
public record HalfLife(double days) {
    private static final int MIDDLE_OF_MONTH = 15;
    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    public HalfLife {
        if (!(days > 0)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "half-life is %s, but must be positive", days));
        }
    }

    /// The weight of a month, by the age of its 15th day; 1 for a month whose 15th is still to
    /// come.
    double weightOf(YearMonth month, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return weightAfter(ChronoUnit.DAYS.between(month.atDay(MIDDLE_OF_MONTH), today));
    }

    /// The weight of an instant, by exact days.
    double weightOf(Instant then, Instant now) {
        return weightAfter(Duration.between(then, now).toMillis() / MILLIS_PER_DAY);
    }

    private double weightAfter(double age) {
        return Math.pow(2, -Math.max(0, age) / days);
    }
}
