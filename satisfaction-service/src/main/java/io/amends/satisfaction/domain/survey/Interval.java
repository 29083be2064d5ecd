package io.amends.satisfaction.domain.survey;

/// A confidence interval at 95 %.
public record Interval(double low, double high) {
    /// The standard normal distribution's 97.5 % quantile.
    static final double Z = 1.959963984540054;
}
