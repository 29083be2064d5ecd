package io.amends.satisfaction.domain.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Rounds figures for presentation only; stored and computed values keep full precision.
public final class DisplayRounding {
    /// Decimals of a satisfaction.
    public static final int SATISFACTION = 2;

    /// Decimals of a probability.
    public static final int PROBABILITY = 4;

    /// Decimals of a report's figures.
    public static final int REPORT = 6;

    /// Decimals of the contributions that explain a figure.
    public static final int CONTRIBUTION = 9;

    private DisplayRounding() {}

    /// A figure rounded to at most so many decimals, half to even.
    public static BigDecimal decimal(double figure, int decimals) {
        var rounded = BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_EVEN);
        var stripped = rounded.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// The same as a floating-point number.
    public static double rounded(double figure, int decimals) {
        return decimal(figure, decimals).doubleValue();
    }

    /// Parts rounded so that they sum exactly to a rounded sum, by largest remainders: each differs
    /// from its own figure by less than a unit of the last decimal.
    ///
    /// @param sum with the decimals that the parts are to have
    public static List<BigDecimal> summingTo(BigDecimal sum, List<Double> parts) {
        var scale = sum.scale();
        var exact = parts.stream().map(BigDecimal::valueOf).toList();
        var shown = new ArrayList<BigDecimal>();
        exact.forEach(part -> shown.add(part.setScale(scale, RoundingMode.HALF_EVEN)));
        var missing = sum.subtract(shown.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        if (parts.isEmpty() || missing.signum() == 0) {
            return shown;
        }
        var sign = missing.signum();
        Comparator<Integer> byRemainder =
                Comparator.comparing(
                        i ->
                                exact.get(i)
                                        .subtract(shown.get(i))
                                        .multiply(BigDecimal.valueOf(sign)));
        var order =
                IntStream.range(0, parts.size()).boxed().sorted(byRemainder.reversed()).toList();
        var unit = BigDecimal.ONE.movePointLeft(scale).multiply(BigDecimal.valueOf(sign));
        var next = 0;
        for (; missing.signum() == sign && next < order.size(); next++) {
            var at = order.get(next);
            shown.set(at, shown.get(at).add(unit));
            missing = missing.subtract(unit);
        }
        // Differences beyond rounding: amounts that exceed the digits of floating-point numbers.
        shown.set(order.getFirst(), shown.get(order.getFirst()).add(missing));
        return shown;
    }
}
