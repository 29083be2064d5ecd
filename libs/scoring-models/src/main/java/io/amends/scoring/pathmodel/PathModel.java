package io.amends.scoring.pathmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;

/// Partial least squares with reflective questions and the path weighting scheme. Source:
/// Lohmöller, Latent variable path modeling with partial least squares (1989), chapter 2; the same
/// in Tenenhaus and others (2005), section 5.
public final class PathModel {
    private static final double CONVERGED = 1e-10;
    private static final int MOST_ROUNDS = 500;
    private static final double LOWEST_MARK = 1;
    private static final double HIGHEST_MARK = 10;

    private final List<Construct> constructs;
    private final double[][][] answers;
    private final double[][][] standardised;

    private PathModel(List<Construct> constructs, Map<String, double[]> columns) {
        this.constructs = constructs;
        this.answers =
                constructs.stream()
                        .map(c -> c.items().stream().map(columns::get).toArray(double[][]::new))
                        .toArray(double[][][]::new);
        this.standardised =
                Arrays.stream(answers)
                        .map(
                                block ->
                                        Arrays.stream(block)
                                                .map(Columns::standardised)
                                                .toArray(double[][]::new))
                        .toArray(double[][][]::new);
    }

    /// Estimates the model from complete answers of 1 to 10, a column for each question.
    ///
    /// @throws IllegalArgumentException where a question has no column, or one whose answers are
    ///   all the same
    public static List<PathEstimate> estimate(
            List<Construct> constructs, Map<String, double[]> columns) {
        for (var construct : constructs) {
            for (var item : construct.items()) {
                var column = columns.get(item);
                if (column == null || column.length < 3 || !(Columns.deviation(column) > 0)) {
                    throw new IllegalArgumentException(
                            String.format(Locale.ROOT, "%s has no answers that differ", item));
                }
            }
        }
        var model = new PathModel(constructs, columns);
        return model.estimates(model.outerWeights());
    }

    private double[][] outerWeights() {
        var weights =
                constructs.stream()
                        .map(construct -> ones(construct.items().size()))
                        .toArray(double[][]::new);
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var next = improved(scaled(weights));
            var change = largestChange(scaled(weights), scaled(next));
            weights = next;
            if (change < CONVERGED) {
                return scaled(weights);
            }
        }
        throw new IllegalArgumentException("these answers fit no index model: no convergence");
    }

    /// One iteration: constructs from questions, their neighbours' estimate of them, and back.
    private double[][] improved(double[][] weights) {
        var scores = scores(weights);
        var next = new double[weights.length][];
        for (var j = 0; j < weights.length; j++) {
            var seen = Columns.standardised(Columns.combined(scores, innerWeights(j, scores)));
            next[j] =
                    Arrays.stream(standardised[j])
                            .mapToDouble(item -> Columns.correlation(item, seen))
                            .toArray();
        }
        return next;
    }

    /// Causes are weighted by their regression coefficient, effects by their correlation.
    private double[] innerWeights(int j, double[][] scores) {
        var inner = new double[scores.length];
        var causes = causes(j);
        var effects = regression(scores, causes, scores[j]);
        for (var k = 0; k < causes.length; k++) {
            inner[causes[k]] = effects[k];
        }
        for (var i = 0; i < constructs.size(); i++) {
            if (constructs.get(i).causes().contains(constructs.get(j).name())) {
                inner[i] = Columns.correlation(scores[i], scores[j]);
            }
        }
        return inner;
    }

    private double[][] scores(double[][] weights) {
        var scores = new double[weights.length][];
        for (var j = 0; j < weights.length; j++) {
            scores[j] = Columns.combined(standardised[j], weights[j]);
        }
        return scores;
    }

    /// Scaled so that each construct has variance 1 and correlates positively with its questions.
    private double[][] scaled(double[][] weights) {
        var scaled = new double[weights.length][];
        for (var j = 0; j < weights.length; j++) {
            var deviation = Columns.deviation(Columns.combined(standardised[j], weights[j]));
            var sign = Arrays.stream(weights[j]).sum() < 0 ? -1 : 1;
            scaled[j] = Arrays.stream(weights[j]).map(w -> sign * w / deviation).toArray();
        }
        return scaled;
    }

    private List<PathEstimate> estimates(double[][] weights) {
        var scores = scores(weights);
        var estimates = new ArrayList<PathEstimate>();
        for (var j = 0; j < weights.length; j++) {
            estimates.add(estimate(j, weights[j], scores));
        }
        return List.copyOf(estimates);
    }

    private PathEstimate estimate(int j, double[] weights, double[][] scores) {
        var causes = causes(j);
        var effects = regression(scores, causes, scores[j]);
        var paths = new LinkedHashMap<String, Double>();
        var r2 = 0.0;
        for (var k = 0; k < causes.length; k++) {
            paths.put(constructs.get(causes[k]).name(), effects[k]);
            r2 += effects[k] * Columns.correlation(scores[causes[k]], scores[j]);
        }
        var indexWeights = indexWeights(j, weights);
        var index = Columns.combined(answers[j], indexWeights);
        var unit = 100 / (HIGHEST_MARK - LOWEST_MARK);
        return new PathEstimate(
                constructs.get(j),
                boxed(weights),
                paths,
                r2,
                boxed(indexWeights),
                unit * (Columns.mean(index) - LOWEST_MARK),
                unit * Columns.deviation(index));
    }

    /// On the questions' own scale, so that the index can be read as a mean rating.
    private double[] indexWeights(int j, double[] weights) {
        var raw = new double[weights.length];
        for (var k = 0; k < raw.length; k++) {
            raw[k] = weights[k] / Columns.deviation(answers[j][k]);
        }
        var sum = Arrays.stream(raw).sum();
        return Arrays.stream(raw).map(w -> w / sum).toArray();
    }

    private int[] causes(int j) {
        var names = constructs.stream().map(Construct::name).toList();
        return constructs.get(j).causes().stream().mapToInt(names::indexOf).toArray();
    }

    /// Least squares of a standardised column on others.
    private static double[] regression(double[][] scores, int[] on, double[] of) {
        if (on.length == 0) {
            return new double[0];
        }
        var among = new double[on.length][on.length];
        var with = new double[on.length];
        for (var k = 0; k < on.length; k++) {
            with[k] = Columns.correlation(scores[on[k]], of);
            for (var l = 0; l < on.length; l++) {
                among[k][l] = Columns.correlation(scores[on[k]], scores[on[l]]);
            }
        }
        return new QRDecomposition(new Array2DRowRealMatrix(among))
                .getSolver()
                .solve(new ArrayRealVector(with))
                .toArray();
    }

    private static double largestChange(double[][] before, double[][] after) {
        var largest = 0.0;
        for (var j = 0; j < before.length; j++) {
            for (var k = 0; k < before[j].length; k++) {
                largest = Math.max(largest, Math.abs(before[j][k] - after[j][k]));
            }
        }
        return largest;
    }

    private static double[] ones(int length) {
        var ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
