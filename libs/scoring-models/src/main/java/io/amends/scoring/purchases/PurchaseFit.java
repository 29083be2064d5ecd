package io.amends.scoring.purchases;

import java.util.Arrays;
import java.util.Collection;

/// Fits the purchase models to the histories of many customers. Equal histories are counted once
/// and processed in a fixed order, so that the same customers give the same bits in any order. The
/// parameters are the maximum a posteriori ones with weak priors, so that they exist for any set of
/// customers: a few of them, all alike, or none.
public final class PurchaseFit {
    // The prior medians are the published figures of the CDNOW sample (Fader, Hardie and Lee 2005;
    // for MBG/NBD the same data, Batislam, Denizel and Filiztekin 2007), the best-known reference
    // data.
    private static final LogNormalPrior BG_NBD = new LogNormalPrior(.2426, 4.4135, .7929, 2.4258);
    private static final LogNormalPrior MBG_NBD = new LogNormalPrior(.5248, 6.1830, .8914, 1.6140);
    private static final double[][] STARTS = {{1, 1, 1, 1}, {1, 20, 1, 5}};

    private final PurchaseHistory[] histories;
    private final int[] counts;

    private PurchaseFit(PurchaseHistory[] histories, int[] counts) {
        this.histories = histories;
        this.counts = counts;
    }

    /// A fitted model and its likelihood.
    ///
    /// @param model the model with its parameters
    /// @param logLikelihood ln L of all histories
    /// @param customers number of histories
    /// @param converged whether the parameters are a maximum; otherwise they are not to be used
    public record Fitted<M extends PurchaseModel>(
            M model, double logLikelihood, int customers, boolean converged) {}

    /// Creates a model from its four parameters.
    @FunctionalInterface
    private interface Family<M extends PurchaseModel> {
        M of(double r, double alpha, double a, double b);
    }

    /// The model before the first purchase: the prior medians of MBG/NBD.
    public static MbgNbd prior() {
        return new MbgNbd(.5248, 6.1830, .8914, 1.6140);
    }

    /// The BG/NBD model of these customers, any number of them.
    public static Fitted<BgNbd> bgNbd(Collection<PurchaseHistory> customers) {
        return fit(customers, BgNbd::new, BG_NBD);
    }

    /// The MBG/NBD model of these customers, any number of them.
    public static Fitted<MbgNbd> mbgNbd(Collection<PurchaseHistory> customers) {
        return fit(customers, MbgNbd::new, MBG_NBD);
    }

    private static <M extends PurchaseModel> Fitted<M> fit(
            Collection<PurchaseHistory> customers, Family<M> family, LogNormalPrior prior) {
        var data = grouped(customers);
        var best = MaximumAPosteriori.fit(p -> data.logLikelihood(model(family, p)), prior, STARTS);
        var model = model(family, best.parameters());
        return new Fitted<>(model, data.logLikelihood(model), customers.size(), best.converged());
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
