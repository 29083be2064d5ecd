package io.amends.satisfaction.domain.silence;

import java.util.Locale;

/// The level from which a silence signal is a warning, and the one up to which the warning ends. In
/// between nothing changes (hysteresis).
///
/// @param alarm the level from which a customer gets a warning
/// @param allClear the level up to which the warning ends, below `alarm`
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
