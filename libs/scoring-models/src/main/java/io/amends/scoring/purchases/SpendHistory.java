package io.amends.scoring.purchases;

import java.util.Comparator;
import java.util.Locale;

/// What the amounts' model knows of a customer who came back.
///
/// @param x repeat purchase days, at least 1
/// @param z the mean amount a repeat purchase day, above 0; the first purchase is left out
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
