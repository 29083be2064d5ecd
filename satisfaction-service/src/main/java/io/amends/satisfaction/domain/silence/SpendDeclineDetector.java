package io.amends.satisfaction.domain.silence;

import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Detects that a customer's spend in the last half year falls to half of what was usual before it:
/// a Poisson CUSUM over whole weeks, in units of their usual purchase.
final class SpendDeclineDetector {
    private static final int DAYS_A_WEEK = 7;
    private static final int WATCHED_WEEKS = 26;
    private static final int FEWEST_WEEKS_BEFORE = 26;
    private static final int FEWEST_PURCHASES_BEFORE = 6;

    // Weeks begin on Monday, and 1970-01-01 was a Thursday.
    private static final int MONDAY = 3;

    private final List<PurchaseDay> purchases;
    private final double ceiling;
    private final int begin;

    private SpendDeclineDetector(List<PurchaseDay> purchases, int today, double ceiling) {
        this.purchases = purchases;
        this.ceiling = ceiling;
        this.begin = week(today) - WATCHED_WEEKS;
    }

    /// S today; 0 for a customer whose usual spend is not known well enough.
    ///
    /// @param interactions as known today
    /// @param calmSince the day the last warning ended: the detector starts again after it
    /// @param ceiling cap of S, so that an alarm ends soon after its cause
    static double of(
            InteractionSummary interactions,
            int today,
            @Nullable Integer calmSince,
            double ceiling) {
        var purchases = interactions.spending();
        if (purchases.size() < FEWEST_PURCHASES_BEFORE) {
            return 0;
        }
        var watch = new SpendDeclineDetector(purchases, today, ceiling);
        return watch.from(calmSince == null ? watch.begin : week(calmSince) + 1);
    }

    private double from(int first) {
        var weeks = begin - week(purchases.getFirst().day());
        var before = purchases.stream().filter(each -> week(each.day()) < begin).toList();
        if (weeks < FEWEST_WEEKS_BEFORE || before.size() < FEWEST_PURCHASES_BEFORE) {
            return 0;
        }
        // The first purchase only marks the beginning of the history.
        var usual = (before.size() - 1.0) / weeks;
        var amount = before.stream().mapToDouble(PurchaseDay::amount).average().orElse(0);
        return sum(PoissonCusum.halved(usual, ceiling), units(amount), first);
    }

    private double sum(PoissonCusum cusum, double[] units, int first) {
        var sum = 0.0;
        for (var i = Math.max(0, first - begin); i < WATCHED_WEEKS; i++) {
            sum = Math.min(ceiling, cusum.sumAfter(sum, units[i]));
        }
        // The incomplete current week can only lower the sum.
        return Math.max(0, sum - units[WATCHED_WEEKS]);
    }

    /// The spend of each week, in usual purchases: by amount where it is known, else by number.
    private double[] units(double amount) {
        var units = new double[WATCHED_WEEKS + 1];
        for (var each : purchases) {
            var at = week(each.day()) - begin;
            if (at >= 0 && at < units.length) {
                units[at] += amount > 0 ? each.amount() / amount : 1;
            }
        }
        return units;
    }

    private static int week(int day) {
        return Math.floorDiv(day + MONDAY, DAYS_A_WEEK);
    }
}
