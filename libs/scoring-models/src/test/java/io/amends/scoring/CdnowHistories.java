package io.amends.scoring;

import io.amends.scoring.purchases.PurchaseHistory;
import io.amends.scoring.purchases.SpendHistory;
import io.amends.testing.RealData;

/// The customers of the CDNOW sample as input of the purchase models: in weeks, with one purchase a
/// day, as in the reference.
public final class CdnowHistories {
    private CdnowHistories() {}

    /// A customer's purchase history as known at the cut.
    public static PurchaseHistory history(RealData.Buyer buyer) {
        var first = buyer.centsByDay().firstKey().toEpochDay();
        return PurchaseHistory.ofDays(
                buyer.centsByDay().size() - 1,
                buyer.centsByDay().lastKey().toEpochDay() - first,
                buyer.cut().toEpochDay() - first);
    }

    /// The mean amount of the repeat purchases; only for customers with repeats.
    public static SpendHistory spend(RealData.Buyer buyer) {
        var days = buyer.centsByDay();
        var repeats = days.tailMap(days.firstKey(), false).values();
        var mean = repeats.stream().mapToLong(Long::longValue).average().orElseThrow();
        return new SpendHistory(repeats.size(), mean / 100);
    }
}
