package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.silence.SilenceParameters;

/// The parameters that are configured, so that no fit changes them.
///
/// @param horizonWeeks the time over which loyalty is predicted
/// @param margin share of customers' spend that is profit, as a factor
/// @param silence the levels from which silence is a warning
public record ConfiguredParameters(int horizonWeeks, double margin, SilenceParameters silence) {

    /// The parameters with these values in place of their own.
    public ScoreParameters applyTo(ScoreParameters parameters) {
        return new ScoreParameters(
                parameters.version(),
                parameters.halfLife(),
                parameters.satisfaction(),
                parameters.loyalty().withHorizon(horizonWeeks),
                parameters.purchases(),
                parameters.learned(),
                margin,
                silence);
    }
}
