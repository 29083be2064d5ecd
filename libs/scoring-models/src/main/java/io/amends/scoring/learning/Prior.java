package io.amends.scoring.learning;

import java.util.Arrays;

/// The prior of the weights: independent normal distributions.
///
/// @param means one per weight
/// @param deviations standard deviations, one per weight, above 0; infinite for no prior
public record Prior(double[] means, double[] deviations) {
    public Prior {
        if (means.length != deviations.length || !Arrays.stream(deviations).allMatch(d -> d > 0)) {
            throw new IllegalArgumentException("a prior needs a mean and a deviation a weight");
        }
        means = means.clone();
        deviations = deviations.clone();
    }

    /// The same weak prior for every weight but the first, the constant, which has none.
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
