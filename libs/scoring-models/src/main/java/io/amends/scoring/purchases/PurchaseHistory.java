package io.amends.scoring.purchases;

import java.util.Comparator;
import java.util.Locale;

/// A customer's input to the purchase models: their sufficient statistics, in the papers' letters.
///
/// @param x repeat purchase days, the first one not counted
/// @param tx the time of the last repeat purchase, in weeks after the first one; 0 without repeats
/// @param age the weeks from the first purchase until today, the papers' T
public record PurchaseHistory(int x, double tx, double age) implements Comparable<PurchaseHistory> {

    /// A customer whose first purchase is now.
    public static final PurchaseHistory NEW = new PurchaseHistory(0, 0, 0);

    private static final Comparator<PurchaseHistory> CANONICAL =
            Comparator.comparingInt(PurchaseHistory::x)
                    .thenComparingDouble(PurchaseHistory::tx)
                    .thenComparingDouble(PurchaseHistory::age);

    public PurchaseHistory {
        if (x < 0 || !(tx >= 0) || !(age >= tx) || Double.isInfinite(age) || (x == 0 && tx != 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "no purchase history: x = %d, tx = %s, T = %s",
                            x,
                            tx,
                            age));
        }
    }

    /// From whole days, as the reference data count them: weeks rounded to two decimals.
    public static PurchaseHistory ofDays(int x, long lastRepeatDay, long days) {
        return new PurchaseHistory(x, weeks(lastRepeatDay), weeks(days));
    }

    private static double weeks(long days) {
        return Math.rint(days * 100 / 7.0) / 100;
    }

    @Override
    public int compareTo(PurchaseHistory other) {
        return CANONICAL.compare(this, other);
    }
}
