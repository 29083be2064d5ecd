package io.amends.scoring.learning;

import java.util.Arrays;

/// Learns who stays from unscaled columns: standardises them, fits the weights, and calibrates on
/// predictions for customers held out from the weights.
public final class Learner {
    private static final int INNER_FOLDS = 5;
    private static final double WEAK = 3;

    /// The AUC from which a single feature must have been derived from the outcome.
    private static final double LEAK = 0.98;

    private final Scale scale;
    private final LogisticRegression regression;
    private final Calibration calibration;

    private Learner(Scale scale, LogisticRegression regression, Calibration calibration) {
        this.scale = scale;
        this.regression = regression;
        this.calibration = calibration;
    }

    /// Fits to outcomes.
    ///
    /// @param columns rows of unscaled numbers, without a constant
    /// @param came one per row
    /// @param keys one per row; rows of equal keys share a fold when calibrating
    /// @throws LeakedOutcome where a single column almost determines the outcome
    public static Learner learn(double[][] columns, boolean[] came, String[] keys) {
        refuseLeaks(columns, came);
        var scores = new double[came.length];
        for (var fold = 0; fold < INNER_FOLDS; fold++) {
            scoreHeld(columns, came, held(keys, fold), scores);
        }
        var scale = Scale.of(columns);
        return new Learner(scale, fit(scale, columns, came), Calibration.fit(scores, came));
    }

    /// The probability for a row of unscaled numbers.
    public double probability(double[] row) {
        return calibration.probability(regression.logit(scale.applied(row)));
    }

    /// Folds that differ from the caller's, who may split by the same keys.
    private static boolean[] held(String[] keys, int fold) {
        var held = new boolean[keys.length];
        for (var i = 0; i < keys.length; i++) {
            held[i] = Folds.of("inner " + keys[i], INNER_FOLDS) == fold;
        }
        return held;
    }

    private static void scoreHeld(
            double[][] columns, boolean[] came, boolean[] isHeld, double[] scores) {
        var known = Rows.where(columns, came, isHeld, false);
        var scale = Scale.of(known.columns());
        var regression = fit(scale, known.columns(), known.came());
        for (var i = 0; i < came.length; i++) {
            if (isHeld[i]) {
                scores[i] = regression.logit(scale.applied(columns[i]));
            }
        }
    }

    private static LogisticRegression fit(Scale scale, double[][] columns, boolean[] came) {
        var features = Arrays.stream(columns).map(scale::applied).toArray(double[][]::new);
        return LogisticRegression.fit(
                new Outcomes(features, came), Prior.weak(features[0].length, WEAK));
    }

    private static void refuseLeaks(double[][] columns, boolean[] came) {
        for (var j = 0; j < columns[0].length; j++) {
            var column = j;
            var auc =
                    Accuracy.auc(
                            Arrays.stream(columns).mapToDouble(row -> row[column]).toArray(), came);
            if (Math.max(auc, 1 - auc) > LEAK) {
                throw new LeakedOutcome(column, auc);
            }
        }
    }

    /// Rows with their outcomes.
    private record Rows(double[][] columns, boolean[] came) {
        static Rows where(double[][] columns, boolean[] came, boolean[] mark, boolean wanted) {
            var chosen =
                    java.util.stream.IntStream.range(0, came.length)
                            .filter(i -> mark[i] == wanted)
                            .toArray();
            var outcomes = new boolean[chosen.length];
            for (var k = 0; k < chosen.length; k++) {
                outcomes[k] = came[chosen[k]];
            }
            return new Rows(
                    Arrays.stream(chosen).mapToObj(i -> columns[i]).toArray(double[][]::new),
                    outcomes);
        }
    }
}
