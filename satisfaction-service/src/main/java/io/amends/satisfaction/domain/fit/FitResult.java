package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.score.ScoreParameters;

/// What came of learning.
public sealed interface FitResult {

    /// There is nothing to learn from yet.
    ///
    /// @param buyers how many customers have bought
    record TooFew(int buyers) implements FitResult {}

    /// No parameters of a purchase model settled, so that what is in force stays.
    ///
    /// @param buyers how many customers have bought
    /// @param model which model
    record NotConverged(int buyers, String model) implements FitResult {}

    /// What was learned is at least as good as what is in force, on customers it was not learned
    /// from.
    record Accepted(ScoreParameters parameters, Findings findings) implements FitResult {}

    /// What was learned is not to be used; it is kept and reported.
    record Refused(ScoreParameters candidate, Findings findings, String reason)
            implements FitResult {}

    /// The figures.
    ///
    /// @param buyers how many customers taught how often people buy
    /// @param outcomes how many customers taught who stays; 0 where there were too few
    /// @param logLoss of what was learned, on customers it was not learned from; NaN without
    ///   outcomes
    /// @param logLossInForce of the parameters in force, on the same customers
    record Findings(int buyers, int outcomes, double logLoss, double logLossInForce) {}
}
