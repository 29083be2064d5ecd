package io.amends.satisfaction.domain.purchases;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// Fits the purchase models to the histories of many customers. Equal histories are counted once
/// and taken in one order, so that the same customers give the same bits in whatever order they
/// came.
public final class PurchaseFit {
    /// Fewer repeat buyers than this say nothing about four parameters.
    public static final int FEWEST_REPEATERS = 10;

    private static final double[][] STARTS = {{1, 1, 1, 1}, {0.3, 5, 0.5, 2}, {1, 20, 1, 5}};

    private final PurchaseHistory[] histories;
    private final int[] counts;

    private PurchaseFit(PurchaseHistory[] histories, int[] counts) {
        this.histories = histories;
        this.counts = counts;
    }

    /// A fitted model and how likely it makes the data.
    ///
    /// @param model the model with its parameters
    /// @param logLikelihood ln L of all histories
    /// @param customers how many there were
    public record Fitted<M extends PurchaseModel>(M model, double logLikelihood, int customers) {}

    /// Makes a model of its four parameters.
    @FunctionalInterface
    private interface Family<M extends PurchaseModel> {
        M of(double r, double alpha, double a, double b);
    }

    /// The BG/NBD model of these customers.
    ///
    /// @throws IllegalArgumentException with fewer than [#FEWEST_REPEATERS] repeat buyers
    public static Fitted<BgNbd> bgNbd(Collection<PurchaseHistory> customers) {
        return fit(customers, BgNbd::new);
    }

    /// The MBG/NBD model of these customers.
    ///
    /// @throws IllegalArgumentException with fewer than [#FEWEST_REPEATERS] repeat buyers
    public static Fitted<MbgNbd> mbgNbd(Collection<PurchaseHistory> customers) {
        return fit(customers, MbgNbd::new);
    }

    private static <M extends PurchaseModel> Fitted<M> fit(
            Collection<PurchaseHistory> customers, Family<M> family) {
        var repeaters = customers.stream().filter(history -> history.x() > 0).count();
        if (repeaters < FEWEST_REPEATERS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d customers bought again; a fit needs at least %d",
                            repeaters,
                            FEWEST_REPEATERS));
        }
        var data = grouped(customers);
        var best = MaximumLikelihood.fit(p -> data.logLikelihood(model(family, p)), STARTS);
        var model = model(family, best);
        return new Fitted<>(model, data.logLikelihood(model), customers.size());
    }

    private static <M extends PurchaseModel> M model(Family<M> family, double[] p) {
        return family.of(p[0], p[1], p[2], p[3]);
    }

    private static PurchaseFit grouped(Collection<PurchaseHistory> customers) {
        var sorted = customers.stream().sorted().toArray(PurchaseHistory[]::new);
        var counts = new int[sorted.length];
        var groups = 0;
        for (var history : sorted) {
            if (groups == 0 || !sorted[groups - 1].equals(history)) {
                sorted[groups++] = history;
            }
            counts[groups - 1]++;
        }
        return new PurchaseFit(Arrays.copyOf(sorted, groups), Arrays.copyOf(counts, groups));
    }

    /// Histories are sorted by x, so what depends on x alone is computed once for each x.
    private double logLikelihood(PurchaseModel model) {
        var sum = 0.0;
        var x = -1;
        var weight = 0.0;
        for (var i = 0; i < histories.length; i++) {
            if (histories[i].x() != x) {
                x = histories[i].x();
                weight = model.logWeight(x);
            }
            sum += counts[i] * (weight + model.logTiming(histories[i]));
        }
        return sum;
    }
}
