package io.amends.satisfaction.domain.money;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// The values of all customers, collected one by one: eight bytes each.
public final class TierValues {
    private final Map<String, Values> byCurrency = new TreeMap<>();

    /// Adds a customer's value.
    public void add(YearlyValue value) {
        byCurrency
                .computeIfAbsent(value.currency(), _ -> new Values())
                .add(Math.rint(value.minorUnits().doubleValue()));
    }

    /// The cuts of these values.
    public TierCutsByCurrency cuts(TierShares shares) {
        var cuts = new TreeMap<String, TierCuts>();
        byCurrency.forEach(
                (currency, values) -> cuts.put(currency, TierCuts.of(values.all(), shares)));
        return new TierCutsByCurrency(cuts);
    }

    private static final class Values {
        private double[] numbers = new double[1024];
        private int count;

        void add(double number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count + count / 2);
            }
            numbers[count++] = number;
        }

        double[] all() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
