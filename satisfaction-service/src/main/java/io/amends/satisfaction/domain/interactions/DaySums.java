package io.amends.satisfaction.domain.interactions;

import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A customer's interactions of one day: the number by type, and the amounts by currency.
///
/// @param latePayments number of late payments
/// @param spend by currency, without currencies whose sums are zero
public record DaySums(
        long purchases,
        long refunds,
        long payments,
        long latePayments,
        long visits,
        long calls,
        SortedMap<String, Spend> spend) {

    /// No interactions.
    public static final DaySums NONE = new DaySums(0, 0, 0, 0, 0, 0, new TreeMap<>());

    public DaySums {
        spend = Collections.unmodifiableSortedMap(new TreeMap<>(spend));
    }

    /// The amounts in one currency, in its smallest unit.
    ///
    /// @param count number of purchases and refunds
    /// @param bought the sum of the purchases
    /// @param refunded the sum of the refunds
    public record Spend(long count, BigInteger bought, BigInteger refunded) {
        static final Spend NONE = new Spend(0, BigInteger.ZERO, BigInteger.ZERO);

        Spend plus(Spend more) {
            return new Spend(
                    count + more.count, bought.add(more.bought), refunded.add(more.refunded));
        }
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /// The sums with one interaction added or removed.
    ///
    /// @param times 1 or −1
    DaySums with(Contribution one, int times) {
        var more = new TreeMap<>(spend);
        if (one.currency() != null) {
            var sum = more.getOrDefault(one.currency(), Spend.NONE).plus(money(one, times));
            more.put(one.currency(), sum);
            more.values().removeIf(each -> each.count() == 0);
        }
        var payments = this.payments;
        var purchases = this.purchases;
        var refunds = this.refunds;
        var visits = this.visits;
        var calls = this.calls;
        switch (one.type()) {
            case PURCHASE -> purchases += times;
            case REFUND -> refunds += times;
            case PAYMENT -> payments += times;
            case VISIT -> visits += times;
            case CALL -> calls += times;
        }
        var late = latePayments + (one.late() ? times : 0);
        return new DaySums(purchases, refunds, payments, late, visits, calls, more);
    }

    private static Spend money(Contribution one, int times) {
        var amount = BigInteger.valueOf(one.amount()).multiply(BigInteger.valueOf(times));
        return switch (one.type()) {
            case REFUND -> new Spend(times, BigInteger.ZERO, amount);
            case PURCHASE, PAYMENT, VISIT, CALL -> new Spend(times, amount, BigInteger.ZERO);
        };
    }
}
