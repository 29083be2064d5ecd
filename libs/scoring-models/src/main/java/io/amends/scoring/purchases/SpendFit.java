package io.amends.scoring.purchases;

import java.util.Arrays;
import java.util.Collection;

/// Fits the Gamma-Gamma model to the amounts of many customers.
public final class SpendFit {
    // The prior medians of p, q − 1 and v in mean amounts are the published figures of the CDNOW
    // sample (Fader and Hardie 2013): 6.2488, 3.7446 and 15.4477 at a mean amount of 35.0.
    private static final LogNormalPrior PRIOR = new LogNormalPrior(6.2488, 2.7446, .4414);

    // Amounts that vary by less than a hundredth, of one customer or of all, count as equal.
    // Without a bound, customers who always spend the same have their maximum at infinity.
    private static final double LARGEST_SHAPE = 10_000;
    private static final double[][] STARTS = {{1, 1, 1}};

    private final SpendHistory[] histories;
    private final double[] logs;
    private final double unit;

    private SpendFit(Collection<SpendHistory> customers) {
        histories = customers.stream().sorted().toArray(SpendHistory[]::new);
        unit = Arrays.stream(histories).mapToDouble(SpendHistory::z).average().orElse(1);
        logs = new double[histories.length];
        for (var i = 0; i < logs.length; i++) {
            logs[i] = Math.log(histories[i].z());
        }
    }

    /// A fitted model and its likelihood.
    ///
    /// @param converged whether the parameters are a maximum; otherwise they are not to be used
    public record Fitted(
            GammaGamma model, double logLikelihood, int customers, boolean converged) {}

    /// The Gamma-Gamma model of these customers, any number of them; q stays above 1, where a mean
    /// exists.
    public static Fitted gammaGamma(Collection<SpendHistory> customers) {
        var data = new SpendFit(customers);
        var best = MaximumAPosteriori.fit(p -> data.logLikelihood(data.model(p)), PRIOR, STARTS);
        var model = data.model(best.parameters());
        return new Fitted(model, data.logLikelihood(model), customers.size(), best.converged());
    }

    /// The search measures money in mean amounts, so that the currency's unit does not matter.
    private GammaGamma model(double[] p) {
        return new GammaGamma(bounded(p[0]), 1 + bounded(p[1]), p[2] * unit);
    }

    /// Smooth and rising, so that it hides no maximum; close to the shape where that is small.
    private static double bounded(double shape) {
        return 1 / (1 / shape + 1 / LARGEST_SHAPE);
    }

    private double logLikelihood(GammaGamma model) {
        var sum = 0.0;
        var x = 0;
        var weight = 0.0;
        for (var i = 0; i < histories.length; i++) {
            if (histories[i].x() != x) {
                x = histories[i].x();
                weight = model.logWeight(x);
            }
            sum += weight + model.logAmount(x, histories[i].z(), logs[i]);
        }
        return sum;
    }
}
