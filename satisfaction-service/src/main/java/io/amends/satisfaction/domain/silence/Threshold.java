package io.amends.satisfaction.domain.silence;

import java.util.Locale;

/// From which level on a sign of silence is a warning, and up to which it is over. What lies
/// between leaves things as they are, so that nobody moves back and forth.
///
/// @param alarm the level from which on a customer is warned for
/// @param allClear the level up to which the warning is over, below `alarm`
public record Threshold(double alarm, double allClear) {
    public Threshold {
        if (!(alarm > allClear && allClear >= 0 && Double.isFinite(alarm))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "alarm is %s, but must lie above the all-clear, which is %s and must not be negative",
                            alarm,
                            allClear));
        }
    }
}
