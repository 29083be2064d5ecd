package io.amends.satisfaction.domain.interactions;

import io.amends.satisfaction.domain.purchases.PurchaseHistory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a score wants to know of a customer's interactions; whole numbers only, computed anew from
/// the interactions whenever one of them changes.
///
/// @param purchases the days with purchases, in order
/// @param currency of the amounts; null without purchases or with purchases in several currencies
/// @param latePayments the days on which a payment came late, in order, one entry a payment
/// @param otherDays the days of visits and calls, in order, one entry a visit or call
/// @param newest the ids of the newest ten purchases, newest first
/// @param count how many interactions there are in all
public record Dealings(
        List<PurchaseDay> purchases,
        @Nullable String currency,
        List<Integer> latePayments,
        List<Integer> otherDays,
        List<String> newest,
        int count) {
    private static final int DAYS_A_YEAR = 365;

    /// Nothing happened yet.
    public static final Dealings NONE =
            new Dealings(List.of(), null, List.of(), List.of(), List.of(), 0);

    public Dealings {
        purchases = List.copyOf(purchases);
        latePayments = List.copyOf(latePayments);
        otherDays = List.copyOf(otherDays);
        newest = List.copyOf(newest);
    }

    /// The summary of a customer's interactions.
    public static Dealings of(Interactions interactions) {
        return interactions.byId().isEmpty() ? NONE : Summing.of(interactions.inOrder());
    }

    /// The summary as it stood at the end of a day: what lies after it does not count.
    ///
    /// @param today days since 1970-01-01, UTC
    public Dealings until(int today) {
        if (last() <= today) {
            return this;
        }
        return new Dealings(
                purchases.stream().filter(each -> each.day() <= today).toList(),
                currency,
                latePayments.stream().filter(day -> day <= today).toList(),
                otherDays.stream().filter(day -> day <= today).toList(),
                newest,
                count);
    }

    /// Whether anything happened on or after a day.
    public boolean reaches(int today) {
        return last() >= today;
    }

    /// Whether nothing is known.
    public boolean isEmpty() {
        return count == 0;
    }

    /// What the purchase models want to know; empty without a purchase.
    ///
    /// @param today days since 1970-01-01, not before the first purchase
    public Optional<PurchaseHistory> history(int today) {
        if (purchases.isEmpty()) {
            return Optional.empty();
        }
        var first = purchases.getFirst().day();
        var lastRepeat = purchases.getLast().day() - first;
        return Optional.of(
                PurchaseHistory.ofDays(
                        purchases.size() - 1, lastRepeat, Math.max(today - first, lastRepeat)));
    }

    /// What was spent in the twelve months up to a day, in the smallest unit of the currency.
    public long spentInYearBefore(int today) {
        return purchases.stream()
                .filter(each -> each.day() <= today && each.day() > today - DAYS_A_YEAR)
                .mapToLong(PurchaseDay::amount)
                .sum();
    }

    /// The mean amount of a repeat purchase day, the first day left out; 0 without repeats.
    public double meanRepeatAmount() {
        return purchases.stream().skip(1).mapToLong(PurchaseDay::amount).average().orElse(0);
    }

    /// The mean gap between purchase days, in days: the customer's own rhythm; 0 without repeats.
    public double meanGap() {
        return purchases.size() < 2
                ? 0
                : (double) (purchases.getLast().day() - purchases.getFirst().day())
                        / (purchases.size() - 1);
    }

    private int last() {
        var last = purchases.isEmpty() ? Integer.MIN_VALUE : purchases.getLast().day();
        last = latePayments.isEmpty() ? last : Math.max(last, latePayments.getLast());
        return otherDays.isEmpty() ? last : Math.max(last, otherDays.getLast());
    }
}
