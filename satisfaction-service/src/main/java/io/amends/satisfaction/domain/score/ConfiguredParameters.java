package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.silence.SilenceParameters;

/// What of the parameters an installation sets for itself, so that nobody learns it.
///
/// @param horizonWeeks the time over which staying is meant
/// @param margin what is left for us of what customers spend, as a factor
/// @param silence from when on silence is a warning
public record ConfiguredParameters(int horizonWeeks, double margin, SilenceParameters silence) {

    /// Parameters with these in place of their own.
    public ScoreParameters over(ScoreParameters parameters) {
        return new ScoreParameters(
                parameters.version(),
                parameters.halfLife(),
                parameters.satisfaction(),
                parameters.loyalty().over(horizonWeeks),
                parameters.purchases(),
                parameters.learned(),
                margin,
                silence);
    }
}
