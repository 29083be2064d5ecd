package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.score.ScoreParameters;

/// The outcome of a fit.
public sealed interface FitResult {

    /// There are too few data for a fit.
    ///
    /// @param buyers number of customers who have bought
    record TooFew(int buyers) implements FitResult {}

    /// The fit of a purchase model did not converge, so that the version in force stays.
    ///
    /// @param buyers number of customers who have bought
    /// @param model the purchase model
    record NotConverged(int buyers, String model) implements FitResult {}

    /// The new parameters are at least as good as those in force, on held-out customers.
    record Accepted(ScoreParameters parameters, Findings findings) implements FitResult {}

    /// The new parameters are rejected; they are stored and reported.
    record Refused(ScoreParameters candidate, Findings findings, String reason)
            implements FitResult {}

    /// The figures of a fit.
    ///
    /// @param buyers number of customers that the purchase model was fitted to
    /// @param outcomes number of customers that the loyalty weights were fitted to; 0 where there
    ///   were too few
    /// @param logLoss of the new parameters, on held-out customers; NaN without outcomes
    /// @param logLossInForce of the parameters in force, on the same customers
    record Findings(int buyers, int outcomes, double logLoss, double logLossInForce) {}
}
