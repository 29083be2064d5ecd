package io.amends.satisfaction.domain.purchases;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/// The BG/NBD model: a customer can go after each repeat purchase. Source: Fader, Hardie and Lee,
/// "Counting your customers" the easy way, Marketing Science 24 (2005), equation 6.
///
/// @param r shape of the purchase rate; all four are positive
/// @param alpha scale of the purchase rate, in weeks
/// @param a first parameter of dropping out
/// @param b second parameter of dropping out
public record BgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
    public BgNbd {
        Parameters.positive(r, alpha, a, b);
    }

    @Override
    public double logWeight(int x) {
        return Beta.logBeta(a, b + x)
                - Beta.logBeta(a, b)
                + Gamma.logGamma(r + x)
                - Gamma.logGamma(r)
                + r * Math.log(alpha);
    }

    @Override
    public double logTiming(PurchaseHistory history) {
        var alive = -(r + history.x()) * Math.log(alpha + history.age());
        return alive + Logs.log1pExp(logOddsGone(history));
    }

    @Override
    public double survivals(PurchaseHistory history) {
        return b + history.x();
    }

    @Override
    public double logOddsGone(PurchaseHistory history) {
        if (history.x() == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(a) - Math.log(b + history.x() - 1) + (r + history.x()) * silence(history);
    }
}
