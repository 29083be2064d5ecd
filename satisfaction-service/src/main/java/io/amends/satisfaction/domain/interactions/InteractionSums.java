package io.amends.satisfaction.domain.interactions;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A customer's interactions, summed by day: whole numbers, so that neither the order of counting
/// nor an interaction that is counted and removed again changes the result. Grows with the days
/// that have interactions, not with the number of interactions.
///
/// @param byDay by days since 1970-01-01, UTC; without days that have no interaction
public record InteractionSums(SortedMap<Integer, DaySums> byDay) {
    // Only the last three payments matter.
    private static final int PAYMENTS_A_DAY = 3;
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    /// No interactions.
    public static final InteractionSums NONE = new InteractionSums(new TreeMap<>());

    public InteractionSums {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    /// The sums of interactions, each counted once.
    public static InteractionSums of(Collection<Interaction> all) {
        return NONE.with(all.stream().map(Contribution::of).toList(), List.of());
    }

    /// The sums with some interactions added and others removed.
    public InteractionSums with(Collection<Contribution> more, Collection<Contribution> less) {
        var days = new TreeMap<>(byDay);
        more.forEach(each -> count(days, each, 1));
        less.forEach(each -> count(days, each, -1));
        days.values().removeIf(DaySums::isEmpty);
        return new InteractionSums(days);
    }

    private static void count(TreeMap<Integer, DaySums> days, Contribution one, int times) {
        days.put(one.day(), days.getOrDefault(one.day(), DaySums.NONE).with(one, times));
    }

    /// The sums of the days before a day.
    public InteractionSums before(int day) {
        return new InteractionSums(byDay.headMap(day));
    }

    /// The summary that scores are computed from.
    ///
    /// @param newest the ids of the newest ten purchases, newest first
    public InteractionSummary summary(List<String> newest) {
        return new InteractionSummary(
                money(DaySums::purchases, DaySums.Spend::bought),
                currency(),
                days(DaySums::payments, PAYMENTS_A_DAY),
                days(DaySums::latePayments, PAYMENTS_A_DAY),
                days(DaySums::visits, 1),
                days(DaySums::calls, 1),
                newest,
                money(DaySums::refunds, DaySums.Spend::refunded));
    }

    private List<PurchaseDay> money(
            ToLongFunction<DaySums> count, Function<DaySums.Spend, BigInteger> amount) {
        var days = new ArrayList<PurchaseDay>();
        byDay.forEach(
                (day, sums) -> {
                    if (count.applyAsLong(sums) > 0) {
                        var sum =
                                sums.spend().values().stream()
                                        .map(amount)
                                        .reduce(BigInteger.ZERO, BigInteger::add);
                        days.add(new PurchaseDay(day, sum.min(MOST).longValueExact()));
                    }
                });
        return days;
    }

    private List<Integer> days(ToLongFunction<DaySums> count, int most) {
        var days = new ArrayList<Integer>();
        byDay.forEach(
                (day, sums) ->
                        days.addAll(
                                Collections.nCopies(
                                        (int) Math.min(most, count.applyAsLong(sums)), day)));
        return days;
    }

    private @Nullable String currency() {
        var currencies =
                byDay.values().stream()
                        .flatMap(sums -> sums.spend().keySet().stream())
                        .distinct()
                        .limit(2)
                        .toList();
        return currencies.size() == 1 ? currencies.getFirst() : null;
    }
}
