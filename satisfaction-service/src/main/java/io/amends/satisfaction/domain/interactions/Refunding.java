package io.amends.satisfaction.domain.interactions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Deducts refunds from purchases, newest first, never below zero.
final class Refunding {
    private Refunding() {}

    /// @param purchases by day, sorted
    /// @param refunds by day, sorted
    static List<PurchaseDay> of(List<PurchaseDay> purchases, List<PurchaseDay> refunds) {
        var left = new TreeMap<Integer, Long>();
        purchases.forEach(each -> left.put(each.day(), each.amount()));
        Deque<Integer> paid = new ArrayDeque<>();
        var next = 0;
        for (var refund : refunds) {
            while (next < purchases.size() && purchases.get(next).day() <= refund.day()) {
                paid.push(purchases.get(next++).day());
            }
            take(refund.amount(), paid, left);
        }
        var days = new ArrayList<PurchaseDay>();
        left.forEach((day, amount) -> days.add(new PurchaseDay(day, amount)));
        return days;
    }

    private static void take(long amount, Deque<Integer> paid, Map<Integer, Long> left) {
        var rest = amount;
        while (rest > 0 && !paid.isEmpty()) {
            var day = paid.element();
            var there = left.getOrDefault(day, 0L);
            var taken = Math.min(rest, there);
            left.put(day, there - taken);
            rest -= taken;
            if (there == taken) {
                paid.pop();
            }
        }
    }
}
