package io.amends.scoring.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Isotonic regression by pooling adjacent violators (Ayer and others 1955), linear between the
/// pools' mean scores (centred, as Oron and Flournoy 2017), which ties fewer neighbours than steps
/// do. A pool's probability is shrunk slightly (half an outcome each way), so that no pool gives 0
/// or 1.
///
/// @param scores the pools' mean scores, ascending
/// @param probabilities at those scores, ascending
public record IsotonicCalibration(double[] scores, double[] probabilities) implements Calibration {

    /// Neighbours in score with a common probability.
    private record Pool(double scores, double hits, int size) {
        Pool with(Pool next) {
            return new Pool(scores + next.scores, hits + next.hits, size + next.size);
        }

        double centre() {
            return scores / size;
        }

        double share() {
            return hits / size;
        }

        double drawnIn() {
            return (hits + 0.5) / (size + 1);
        }
    }

    static IsotonicCalibration fit(double[] scores, boolean[] came) {
        var pools = new ArrayList<Pool>();
        for (var pool : byScore(scores, came)) {
            var merged = pool;
            while (!pools.isEmpty() && pools.getLast().share() >= merged.share()) {
                merged = pools.removeLast().with(merged);
            }
            pools.add(merged);
        }
        return new IsotonicCalibration(
                        pools.stream().mapToDouble(Pool::centre).toArray(),
                        pools.stream().mapToDouble(Pool::drawnIn).toArray())
                .rising();
    }

    /// Shrinking small pools at the ends may reverse them; the running maximum restores the order.
    private IsotonicCalibration rising() {
        var mended = probabilities.clone();
        for (var i = 1; i < mended.length; i++) {
            mended[i] = Math.max(mended[i], mended[i - 1]);
        }
        return new IsotonicCalibration(scores, mended);
    }

    @Override
    public double probability(double score) {
        var at = Arrays.binarySearch(scores, score);
        if (at >= 0) {
            return probabilities[at];
        }
        var above = -at - 1;
        if (above == 0) {
            return probabilities[0];
        }
        if (above == scores.length) {
            return probabilities[above - 1];
        }
        var part = (score - scores[above - 1]) / (scores[above] - scores[above - 1]);
        return probabilities[above - 1] + part * (probabilities[above] - probabilities[above - 1]);
    }

    /// Equal scores form one pool from the start, so that their order does not matter.
    private static ArrayList<Pool> byScore(double[] scores, boolean[] came) {
        var order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> scores[i]))
                        .toList();
        var pools = new ArrayList<Pool>();
        var last = Double.NaN;
        for (var i : order) {
            var one = new Pool(scores[i], came[i] ? 1 : 0, 1);
            pools.add(scores[i] == last ? pools.removeLast().with(one) : one);
            last = scores[i];
        }
        return pools;
    }
}
