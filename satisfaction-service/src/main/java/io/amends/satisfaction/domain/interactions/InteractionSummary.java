package io.amends.satisfaction.domain.interactions;

import io.amends.scoring.purchases.PurchaseHistory;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The input of a score from a customer's interactions: whole numbers only, computed again from the
/// interactions whenever one changes. Days are days since 1970-01-01, UTC, and sorted.
///
/// @param purchases the days with purchases
/// @param currency of the amounts; null without amounts or with several currencies
/// @param payments the day of each payment
/// @param latePayments the day of each payment that came late
/// @param visits the day of each visit
/// @param calls the day of each call
/// @param newest the ids of the newest ten purchases, newest first
/// @param refunds the days with refunds, with the amounts
public record InteractionSummary(
        List<PurchaseDay> purchases,
        @Nullable String currency,
        List<Integer> payments,
        List<Integer> latePayments,
        List<Integer> visits,
        List<Integer> calls,
        List<String> newest,
        List<PurchaseDay> refunds) {
    private static final int DAYS_A_YEAR = 365;

    /// No interactions.
    public static final InteractionSummary NONE =
            new InteractionSummary(
                    List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of());

    public InteractionSummary {
        purchases = List.copyOf(purchases);
        payments = List.copyOf(payments);
        latePayments = List.copyOf(latePayments);
        visits = List.copyOf(visits);
        calls = List.copyOf(calls);
        newest = List.copyOf(newest);
        refunds = List.copyOf(refunds);
    }

    /// A summary without refunds.
    public InteractionSummary(
            List<PurchaseDay> purchases,
            @Nullable String currency,
            List<Integer> payments,
            List<Integer> latePayments,
            List<Integer> visits,
            List<Integer> calls,
            List<String> newest) {
        this(purchases, currency, payments, latePayments, visits, calls, newest, List.of());
    }

    /// The days with purchases, each with its amount after refunds. A refund is deducted from the
    /// purchases on its own day and before it, newest first, from none more than its amount; a
    /// remainder is ignored.
    public List<PurchaseDay> spending() {
        return refunds.isEmpty() ? purchases : Refunding.of(purchases, refunds);
    }

    /// The summary as of the end of a day: later interactions do not count.
    public InteractionSummary until(int today) {
        if (last() <= today) {
            return this;
        }
        var bought = purchasesUntil(purchases, today);
        var refunded = purchasesUntil(refunds, today);
        return new InteractionSummary(
                bought,
                bought.isEmpty() && refunded.isEmpty() ? null : currency,
                until(payments, today),
                until(latePayments, today),
                until(visits, today),
                until(calls, today),
                bought.isEmpty() ? List.of() : newest,
                refunded);
    }

    /// Whether anything happened on or after a day.
    public boolean reaches(int today) {
        return last() >= today;
    }

    /// Whether there is no interaction.
    public boolean isEmpty() {
        return purchases.isEmpty()
                && payments.isEmpty()
                && visits.isEmpty()
                && calls.isEmpty()
                && refunds.isEmpty();
    }

    /// The input of the purchase models; empty without a purchase.
    ///
    /// @param today not before the first purchase
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

    /// The spend of the twelve months up to a day, net of refunds, in the smallest unit of the
    /// currency; never below zero.
    public BigInteger spentInYearBefore(int today) {
        return until(today).spending().stream()
                .filter(each -> each.day() > today - DAYS_A_YEAR)
                .map(each -> BigInteger.valueOf(each.amount()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// The mean amount of a repeat purchase day, net of refunds, without the first day, in the
    /// smallest unit of the currency; 0 without repeats.
    public double meanRepeatAmount() {
        return spending().stream().skip(1).mapToDouble(PurchaseDay::amount).average().orElse(0);
    }

    /// The mean gap between purchase days, in days; 0 without repeats.
    public double meanGap() {
        return purchases.size() < 2
                ? 0
                : (double) (purchases.getLast().day() - purchases.getFirst().day())
                        / (purchases.size() - 1);
    }

    private static List<PurchaseDay> purchasesUntil(List<PurchaseDay> days, int today) {
        return days.stream().filter(each -> each.day() <= today).toList();
    }

    private static List<Integer> until(List<Integer> days, int today) {
        return days.stream().filter(day -> day <= today).toList();
    }

    private int last() {
        var ends =
                Stream.of(payments, visits, calls)
                        .flatMapToInt(
                                days ->
                                        days.isEmpty()
                                                ? IntStream.empty()
                                                : IntStream.of(days.getLast()));
        var money =
                Stream.of(purchases, refunds)
                        .flatMapToInt(
                                days ->
                                        days.isEmpty()
                                                ? IntStream.empty()
                                                : IntStream.of(days.getLast().day()));
        return IntStream.concat(ends, money).max().orElse(Integer.MIN_VALUE);
    }
}
