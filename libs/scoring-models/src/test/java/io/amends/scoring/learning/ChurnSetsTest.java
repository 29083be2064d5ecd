package io.amends.scoring.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.RealData;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The learner against plain logistic regression on public churn data sets: the same columns, the
/// same five folds, equal rows in the same fold.
class ChurnSetsTest {
    private static final int FOLDS = 5;

    @Test
    void learnerMatchesLogisticRegressionOnIranianOperatorSet() {
        assertKeepsUp("iranian_churn.csv", "1");
    }

    @Test
    void learnerMatchesLogisticRegressionOnTelecomSet() {
        assertKeepsUp("telecom_mlc_churn_train.csv", "yes");
    }

    private static void assertKeepsUp(String file, String churned) {
        var lines = RealData.lines(file);
        var rows = lines.subList(1, lines.size()).stream().map(line -> line.split(",")).toList();
        var columns = columns(rows);
        var came = new boolean[rows.size()];
        var keys = lines.subList(1, lines.size()).toArray(String[]::new);
        for (var i = 0; i < came.length; i++) {
            came[i] = rows.get(i)[rows.get(i).length - 1].equals(churned);
        }

        var ours = new double[came.length];
        var plain = new double[came.length];
        for (var fold = 0; fold < FOLDS; fold++) {
            predict(columns, came, keys, fold, ours, plain);
        }
        var learned = Accuracy.of(ours, came);
        var regression = Accuracy.of(plain, came);
        System.out.printf(
                Locale.ROOT,
                "%s: learner AUC %.4f Brier %.4f ECE %.4f; logistic regression AUC %.4f Brier %.4f%n",
                file,
                learned.auc(),
                learned.brier(),
                learned.calibrationError(),
                regression.auc(),
                regression.brier());

        assertThat(learned.auc()).isGreaterThanOrEqualTo(regression.auc() - 0.01);
        assertThat(learned.brier()).isLessThanOrEqualTo(regression.brier() * 1.03);
        assertThat(learned.calibrationError()).isLessThanOrEqualTo(0.03);
    }

    private static void predict(
            double[][] columns,
            boolean[] came,
            String[] keys,
            int fold,
            double[] ours,
            double[] plain) {
        var known =
                java.util.stream.IntStream.range(0, came.length)
                        .filter(i -> Folds.of(keys[i], FOLDS) != fold)
                        .toArray();
        var knownColumns = Arrays.stream(known).mapToObj(i -> columns[i]).toArray(double[][]::new);
        var knownKeys = Arrays.stream(known).mapToObj(i -> keys[i]).toArray(String[]::new);
        var knownCame = new boolean[known.length];
        for (var k = 0; k < known.length; k++) {
            knownCame[k] = came[known[k]];
        }
        var learner = Learner.learn(knownColumns, knownCame, knownKeys);
        var scale = Scale.of(knownColumns);
        var features = Arrays.stream(knownColumns).map(scale::applied).toArray(double[][]::new);
        var regression =
                LogisticRegression.fit(
                        new Outcomes(features, knownCame), Prior.weak(features[0].length, 100));
        for (var i = 0; i < came.length; i++) {
            if (Folds.of(keys[i], FOLDS) == fold) {
                ours[i] = learner.probability(columns[i]);
                plain[i] = regression.probability(scale.applied(columns[i]));
            }
        }
    }

    /// Numbers unchanged; categories one-hot without the first.
    private static double[][] columns(List<String[]> rows) {
        var columns = new java.util.ArrayList<double[]>();
        for (var j = 0; j < rows.getFirst().length - 1; j++) {
            var column = j;
            var values = rows.stream().map(row -> row[column]).toList();
            if (values.stream().allMatch(value -> value.matches("-?[0-9.]+"))) {
                columns.add(values.stream().mapToDouble(Double::parseDouble).toArray());
            } else {
                new TreeSet<>(values)
                        .stream()
                                .skip(1)
                                .forEach(
                                        word ->
                                                columns.add(
                                                        values.stream()
                                                                .mapToDouble(
                                                                        v -> v.equals(word) ? 1 : 0)
                                                                .toArray()));
            }
        }
        var result = new double[rows.size()][columns.size()];
        for (var i = 0; i < result.length; i++) {
            for (var j = 0; j < columns.size(); j++) {
                result[i][j] = columns.get(j)[i];
            }
        }
        return result;
    }
}
