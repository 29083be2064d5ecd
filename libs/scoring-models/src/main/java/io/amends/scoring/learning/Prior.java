package io.amends.scoring.learning;

import java.util.Arrays;

/// What is believed of the weights before any outcome is known: independent normal distributions.
///
/// @param means one a weight
/// @param deviations standard deviations, one a weight, above 0; infinite where nothing is believed
public record Prior(double[] means, double[] deviations) {
    public Prior {
        if (means.length != deviations.length || !Arrays.stream(deviations).allMatch(d -> d > 0)) {
            throw new IllegalArgumentException("a prior needs a mean and a deviation a weight");
        }
        means = means.clone();
        deviations = deviations.clone();
    }

    /// The same weak belief for every weight but the first, the constant, of which nothing is
    /// believed.
    public static Prior weak(int weights, double deviation) {
        var deviations = new double[weights];
        Arrays.fill(deviations, deviation);
        deviations[0] = Double.POSITIVE_INFINITY;
        return new Prior(new double[weights], deviations);
    }

    double precision(int weight) {
        return 1 / (deviations[weight] * deviations[weight]);
    }
}
