package io.amends.satisfaction.domain.purchases;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/// Fits the Gamma-Gamma model to the amounts of many customers.
public final class SpendFit {
    private static final double[][] STARTS = {{1, 1, 1}, {6, 3, 0.5}};

    private final SpendHistory[] histories;
    private final double[] logs;
    private final double unit;

    private SpendFit(Collection<SpendHistory> customers) {
        histories = customers.stream().sorted().toArray(SpendHistory[]::new);
        unit = Arrays.stream(histories).mapToDouble(SpendHistory::z).average().orElseThrow();
        logs = new double[histories.length];
        for (var i = 0; i < logs.length; i++) {
            logs[i] = Math.log(histories[i].z());
        }
    }

    /// A fitted model and how likely it makes the data.
    public record Fitted(GammaGamma model, double logLikelihood, int customers) {}

    /// The Gamma-Gamma model of these customers; q stays above 1, where a mean exists.
    ///
    /// @throws IllegalArgumentException with fewer than [PurchaseFit#FEWEST_REPEATERS] of them
    public static Fitted gammaGamma(Collection<SpendHistory> customers) {
        if (customers.size() < PurchaseFit.FEWEST_REPEATERS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d customers bought again; a fit needs at least %d",
                            customers.size(),
                            PurchaseFit.FEWEST_REPEATERS));
        }
        var data = new SpendFit(customers);
        var best = MaximumLikelihood.fit(p -> data.logLikelihood(data.model(p)), STARTS);
        var model = data.model(best);
        return new Fitted(model, data.logLikelihood(model), customers.size());
    }

    /// The search counts money in mean amounts, so that the currency's size does not matter.
    private GammaGamma model(double[] p) {
        return new GammaGamma(p[0], 1 + p[1], p[2] * unit);
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
