package io.amends.scoring.purchases;

import java.util.Comparator;
import java.util.Locale;

/// A repeat customer's input to the Gamma-Gamma model.
///
/// @param x repeat purchase days, at least 1
/// @param z the mean amount per repeat purchase day, above 0; without the first purchase
public record SpendHistory(int x, double z) implements Comparable<SpendHistory> {
    private static final Comparator<SpendHistory> CANONICAL =
            Comparator.comparingInt(SpendHistory::x).thenComparingDouble(SpendHistory::z);

    public SpendHistory {
        if (x < 1 || !(z > 0) || Double.isInfinite(z)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "no spend history: x = %d, z = %s", x, z));
        }
    }

    @Override
    public int compareTo(SpendHistory other) {
        return CANONICAL.compare(this, other);
    }
}
