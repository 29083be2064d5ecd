package io.amends.scoring.purchases;

import java.util.Arrays;

/// The prior of positive parameters: their logarithms are normal and independent. A standard
/// deviation of 1.5 means that a parameter is within a factor of 19 of its median with 95 %, so
/// that some tens of customers outweigh it.
///
/// @param medians of the parameters
final class LogNormalPrior {
    private static final double DEVIATION = 1.5;

    private final double[] logs;

    LogNormalPrior(double... medians) {
        this.logs = Arrays.stream(medians).map(Math::log).toArray();
    }

    /// Logarithms of the medians.
    double[] centre() {
        return logs.clone();
    }

    /// The logarithm of the density of the parameters' logarithms, up to a constant.
    double logDensity(double[] at) {
        var sum = 0.0;
        for (var i = 0; i < logs.length; i++) {
            var distance = (at[i] - logs[i]) / DEVIATION;
            sum -= distance * distance / 2;
        }
        return sum;
    }
}
