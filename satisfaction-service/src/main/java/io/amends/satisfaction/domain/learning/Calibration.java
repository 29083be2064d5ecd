package io.amends.satisfaction.domain.learning;

/// Turns a score into a probability that can be taken at its word: of those told 70 %, 70 % stay.
public sealed interface Calibration permits PlattCalibration, IsotonicCalibration {
    /// Below this many outcomes a curve of two parameters is safer than a free one.
    int ENOUGH_FOR_ISOTONIC = 1_000;

    /// The probability for a score, 0 to 1; a higher score never has a lower probability where the
    /// outcomes rose with it.
    double probability(double score);

    /// The calibration that suits the number of outcomes.
    static Calibration fit(double[] scores, boolean[] came) {
        return came.length < ENOUGH_FOR_ISOTONIC
                ? PlattCalibration.fit(scores, came)
                : IsotonicCalibration.fit(scores, came);
    }
}
