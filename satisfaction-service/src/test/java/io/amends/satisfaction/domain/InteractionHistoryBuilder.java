package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import java.util.List;
import java.util.stream.IntStream;

/// Builds a customer's interactions, in days before today.
public final class InteractionHistoryBuilder {
    private InteractionHistoryBuilder() {}

    /// Purchases of 10.00 EUR each, on these days.
    public static InteractionSummary bought(List<Integer> days) {
        return bought(days, 1000);
    }

    public static InteractionSummary bought(List<Integer> days, long cents) {
        return bought(days, "EUR", cents);
    }

    public static InteractionSummary bought(List<Integer> days, String currency, long minorUnits) {
        var purchases = days.stream().map(day -> new PurchaseDay(day, minorUnits)).toList();
        return new InteractionSummary(
                purchases, currency, List.of(), List.of(), List.of(), List.of(), List.of("p-1"));
    }

    public static InteractionSummary visited(InteractionSummary interactions, List<Integer> days) {
        return new InteractionSummary(
                interactions.purchases(),
                interactions.currency(),
                interactions.payments(),
                interactions.latePayments(),
                days,
                interactions.calls(),
                interactions.newest());
    }

    public static InteractionSummary paid(List<Integer> payments, List<Integer> late) {
        return new InteractionSummary(
                List.of(), null, payments, late, List.of(), List.of(), List.of());
    }

    /// A day at every interval, the last one on `last`.
    public static List<Integer> every(int gap, int count, int last) {
        return IntStream.range(0, count).map(i -> last - gap * (count - 1 - i)).boxed().toList();
    }
}
