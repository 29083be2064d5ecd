package io.amends.scoring.learning;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Turns a score into a calibrated probability: of customers with 70 %, 70 % stay.
public sealed interface Calibration permits PlattCalibration, IsotonicCalibration {
    /// Below this number of outcomes the curve of two parameters is preferred to isotonic
    /// regression.
    int ENOUGH_FOR_ISOTONIC = 1_000;

    /// The number of folds for comparing the two.
    int FOLDS = 5;

    /// The probability for a score, 0 to 1; a higher score never has a lower probability where the
    /// outcomes rose with it.
    double probability(double score);

    /// The calibration that fits the outcomes: Platt's curve, or from [#ENOUGH_FOR_ISOTONIC]
    /// outcomes on the isotonic one where that has the smaller log loss on held-out outcomes.
    /// Isotonic regression ties neighbours, which loses order, so it has to be better to be chosen.
    static Calibration fit(double[] scores, boolean[] came) {
        var platt = PlattCalibration.fit(scores, came);
        if (came.length < ENOUGH_FOR_ISOTONIC
                || unseenLoss(scores, came, IsotonicCalibration::fit)
                        >= unseenLoss(scores, came, PlattCalibration::fit)) {
            return platt;
        }
        return IsotonicCalibration.fit(scores, came);
    }

    private static double unseenLoss(
            double[] scores, boolean[] came, BiFunction<double[], boolean[], Calibration> fit) {
        var unseen = new double[came.length];
        for (var fold = 0; fold < FOLDS; fold++) {
            var held = fold;
            var known = IntStream.range(0, came.length).filter(i -> i % FOLDS != held).toArray();
            var outcomes = new boolean[known.length];
            for (var k = 0; k < known.length; k++) {
                outcomes[k] = came[known[k]];
            }
            var curve =
                    fit.apply(Arrays.stream(known).mapToDouble(i -> scores[i]).toArray(), outcomes);
            for (var i = fold; i < came.length; i += FOLDS) {
                unseen[i] = curve.probability(scores[i]);
            }
        }
        return Accuracy.of(unseen, came).logLoss();
    }
}
