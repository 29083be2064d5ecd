package io.amends.scoring.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearningTest {

    @Test
    void fewOutcomesLeaveWeightsAtPrior() {
        var prior = new Prior(new double[] {0.3, 1, 0.5}, new double[] {1e-6, 1e-6, 1e-6});
        var one = new Outcomes(new double[][] {{1, 5, -3}}, new boolean[] {false});

        var weights = LogisticRegression.fit(one, prior).weights();

        assertThat(weights).containsExactly(new double[] {0.3, 1, 0.5}, within(1e-6));
    }

    @Test
    void manyOutcomesRecoverTrueWeightsWhateverThePrior() {
        var truth = new LogisticRegression(new double[] {-0.5, 1.5, -2});
        var outcomes = drawn(truth, 40_000, 21);

        var weights =
                LogisticRegression.fit(
                                outcomes,
                                new Prior(new double[] {3, -3, 3}, new double[] {1, 1, 1}))
                        .weights();

        assertThat(weights).containsExactly(truth.weights(), within(0.1));
    }

    @Test
    void gradientIsZeroAtSolution() {
        var outcomes = drawn(new LogisticRegression(new double[] {0.2, 1, -1}), 500, 3);
        var prior = new Prior(new double[] {0, 1, 1}, new double[] {1, 0.5, 0.5});
        var weights = LogisticRegression.fit(outcomes, prior).weights();

        for (var j = 0; j < 3; j++) {
            var slope = -(weights[j] - prior.means()[j]) * prior.precision(j);
            for (var i = 0; i < outcomes.size(); i++) {
                var row = outcomes.features()[i];
                var p = new LogisticRegression(weights).probability(row);
                slope += ((outcomes.came()[i] ? 1 : 0) - p) * row[j];
            }
            assertThat(slope).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void separableOutcomesGiveFiniteWeights() {
        var features = new double[][] {{1, -2}, {1, -1}, {1, 1}, {1, 2}};
        var outcomes = new Outcomes(features, new boolean[] {false, false, true, true});

        var weights = LogisticRegression.fit(outcomes, Prior.weak(2, 3)).weights();

        assertThat(weights[1]).isFinite().isBetween(0.5, 10.0);
    }

    @Test
    void accuracyMatchesTextbookFormulas() {
        var accuracy =
                Accuracy.of(
                        new double[] {0.1, 0.4, 0.35, 0.8},
                        new boolean[] {false, false, true, true});

        assertThat(accuracy.auc()).isEqualTo(0.75);
        assertThat(accuracy.brier()).isCloseTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
        assertThat(accuracy.logLoss())
                .isCloseTo(
                        -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4,
                        within(1e-12));
        assertThat(accuracy.calibrationError())
                .isCloseTo((0.1 + 0.4 + 0.65 + 0.2) / 4, within(1e-12));
    }

    @Test
    void aucCountsTiesHalf() {
        assertThat(Accuracy.auc(new double[] {1, 1, 1}, new boolean[] {true, false, true}))
                .isEqualTo(0.5);
        assertThat(Accuracy.auc(new double[] {1, 2}, new boolean[] {true, true})).isEqualTo(0.5);
    }

    @Test
    void plattAndIsotonicCalibrationGiveObservedShares() {
        var random = new Random(5);
        for (var count : new int[] {800, 20_000}) {
            var scores = new double[count];
            var came = new boolean[count];
            for (var i = 0; i < count; i++) {
                scores[i] = 3 * random.nextGaussian();
                came[i] = random.nextDouble() < LogisticRegression.sigmoid(0.5 * scores[i] - 1);
            }
            var calibration = Calibration.fit(scores, came);
            var before = 0.0;
            for (var score = -6.0; score <= 6; score += 0.5) {
                var p = calibration.probability(score);
                assertThat(p)
                        .isBetween(before, 1.0)
                        .isCloseTo(LogisticRegression.sigmoid(0.5 * score - 1), within(0.09));
                before = p;
            }
        }
    }

    @Test
    void isotonicCalibrationIsChosenOnlyIfBetter() {
        var random = new Random(6);
        var scores = random.doubles(20_000, -3, 3).toArray();
        var logistic = new boolean[scores.length];
        var stepped = new boolean[scores.length];
        for (var i = 0; i < scores.length; i++) {
            logistic[i] = random.nextDouble() < LogisticRegression.sigmoid(scores[i]);
            stepped[i] = random.nextDouble() < (scores[i] < 2 ? 0.1 : 0.9);
        }

        assertThat(Calibration.fit(scores, logistic)).isInstanceOf(PlattCalibration.class);
        assertThat(Calibration.fit(scores, stepped)).isInstanceOf(IsotonicCalibration.class);
        assertThat(Calibration.fit(Arrays.copyOf(scores, 999), Arrays.copyOf(stepped, 999)))
                .isInstanceOf(PlattCalibration.class);
    }

    @Test
    void calibrationOfSeparableOutcomesIsNearZeroAndOne() {
        var scores = IntStream.range(0, 2_000).mapToDouble(i -> i).toArray();
        var came = new boolean[2_000];
        for (var i = 1_000; i < 2_000; i++) {
            came[i] = true;
        }
        for (var calibration :
                new Calibration[] {
                    PlattCalibration.fit(scores, came), IsotonicCalibration.fit(scores, came)
                }) {
            assertThat(calibration.probability(-1e6)).isGreaterThanOrEqualTo(0).isLessThan(0.01);
            assertThat(calibration.probability(1e6)).isGreaterThan(0.99).isLessThanOrEqualTo(1);
        }
        assertThat(IsotonicCalibration.fit(scores, came).probability(0)).isPositive();
    }

    @Test
    void columnLeakingTheOutcomeIsRefusedByNumber() {
        var random = new Random(8);
        var came = new boolean[500];
        var columns = new double[500][];
        var keys = new String[500];
        for (var i = 0; i < 500; i++) {
            came[i] = random.nextBoolean();
            columns[i] =
                    new double[] {
                        random.nextDouble(), (came[i] ? -1 : 0) + 0.1 * random.nextDouble()
                    };
            keys[i] = "" + i;
        }

        assertThatThrownBy(() -> Learner.learn(columns, came, keys))
                .isInstanceOf(LeakedOutcome.class)
                .hasMessageContaining("column 1");
    }

    @Test
    void foldsHaveSimilarSizesAndKeepEqualKeysTogether() {
        var sizes = new int[5];
        IntStream.range(0, 10_000).forEach(i -> sizes[Folds.of("customer-" + i, 5)]++);

        for (var size : sizes) {
            assertThat(size).isBetween(1_800, 2_200);
        }
        assertThat(Folds.of("c-1", 5)).isEqualTo(Folds.of("c-1", 5));
    }

    private static Outcomes drawn(LogisticRegression truth, int count, long seed) {
        var random = new Random(seed);
        var features = new double[count][];
        var came = new boolean[count];
        for (var i = 0; i < count; i++) {
            features[i] = new double[] {1, random.nextGaussian(), random.nextGaussian()};
            came[i] = random.nextDouble() < truth.probability(features[i]);
        }
        return new Outcomes(features, came);
    }
}
