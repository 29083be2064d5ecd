package io.amends.scoring.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The accuracy of predictions whose outcomes are known.
///
/// @param count number of predictions
/// @param auc the probability that a positive outcome was rated above a negative one; ties count
///   half; one half where all had the same outcome
/// @param brier the mean squared error (Brier 1950)
/// @param logLoss the mean −ln of the probability given to the actual outcome
/// @param calibrationError the mean distance of predicted and observed shares over ten bins of
///   equal width, weighted by size (expected calibration error)
/// @param reliability the ten bins, empty ones left out
public record Accuracy(
        int count,
        double auc,
        double brier,
        double logLoss,
        double calibrationError,
        List<Bin> reliability) {
    private static final int BINS = 10;
    private static final double SURE = 1e-15;

    /// A bin of predictions of similar probability.
    ///
    /// @param predicted their mean probability
    /// @param observed the share of positive outcomes
    /// @param count number of predictions
    public record Bin(double predicted, double observed, int count) {}

    /// Compares predictions with outcomes.
    public static Accuracy of(double[] probabilities, boolean[] came) {
        if (probabilities.length == 0 || probabilities.length != came.length) {
            throw new IllegalArgumentException("accuracy needs a prediction and an outcome each");
        }
        var brier = 0.0;
        var loss = 0.0;
        for (var i = 0; i < came.length; i++) {
            var p = probabilities[i];
            brier += came[i] ? (1 - p) * (1 - p) : p * p;
            loss -= Math.log(Math.max(came[i] ? p : 1 - p, SURE));
        }
        var n = came.length;
        var bins = bins(probabilities, came);
        return new Accuracy(n, auc(probabilities, came), brier / n, loss / n, error(bins, n), bins);
    }

    /// The rank sum statistic (Mann and Whitney 1947) of any score; it needs no probabilities.
    public static double auc(double[] scores, boolean[] came) {
        var order =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> scores[i]))
                        .toList();
        var hits = 0L;
        var ranks = 0.0;
        for (var from = 0; from < order.size(); ) {
            var to = from;
            var tied = 0;
            while (to < order.size() && scores[order.get(to)] == scores[order.get(from)]) {
                tied += came[order.get(to++)] ? 1 : 0;
            }
            ranks += tied * (from + to + 1) / 2.0;
            hits += tied;
            from = to;
        }
        var misses = scores.length - hits;
        return hits == 0 || misses == 0
                ? 0.5
                : (ranks - hits * (hits + 1) / 2.0) / ((double) hits * misses);
    }

    private static List<Bin> bins(double[] probabilities, boolean[] came) {
        var predicted = new double[BINS];
        var hits = new int[BINS];
        var counts = new int[BINS];
        for (var i = 0; i < came.length; i++) {
            var bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            predicted[bin] += probabilities[i];
            hits[bin] += came[i] ? 1 : 0;
            counts[bin]++;
        }
        var bins = new ArrayList<Bin>();
        for (var bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(
                        new Bin(
                                predicted[bin] / counts[bin],
                                (double) hits[bin] / counts[bin],
                                counts[bin]));
            }
        }
        return List.copyOf(bins);
    }

    private static double error(List<Bin> bins, int count) {
        return bins.stream()
                .mapToDouble(
                        bin -> bin.count() * Math.abs(bin.predicted() - bin.observed()) / count)
                .sum();
    }
}
