package io.amends.scoring.learning;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/// Turns a score into a probability that can be taken at its word: of those told 70 %, 70 % stay.
public sealed interface Calibration permits PlattCalibration, IsotonicCalibration {
    /// Below this many outcomes a curve of two parameters is safer than a free one.
    int ENOUGH_FOR_ISOTONIC = 1_000;

    /// Into how many parts the outcomes are dealt to compare the two.
    int FOLDS = 5;

    /// The probability for a score, 0 to 1; a higher score never has a lower probability where the
    /// outcomes rose with it.
    double probability(double score);

    /// The calibration that suits the outcomes: Platt's curve, or from [#ENOUGH_FOR_ISOTONIC]
    /// outcomes on the free one where that has the smaller log-loss on outcomes it was not made
    /// from. A free curve ties neighbours, which costs order, so it has to earn its place.
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
