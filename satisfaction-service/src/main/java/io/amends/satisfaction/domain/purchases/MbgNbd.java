package io.amends.satisfaction.domain.purchases;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/// The MBG/NBD model: a customer can go after each purchase, also after the first one, so it can
/// tell that someone without repeats has gone. Source: Batislam, Denizel and Filiztekin, Empirical
/// validation and comparison of models for customer base analysis, International Journal of
/// Research in Marketing 24 (2007).
///
/// @param r shape of the purchase rate; all four are positive
/// @param alpha scale of the purchase rate, in weeks
/// @param a first parameter of dropping out
/// @param b second parameter of dropping out
public record MbgNbd(double r, double alpha, double a, double b) implements PurchaseModel {
    public MbgNbd {
        Parameters.positive(r, alpha, a, b);
    }

    @Override
    public double logWeight(int x) {
        return Beta.logBeta(a, b + x + 1)
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
        return b + history.x() + 1;
    }

    @Override
    public double logOddsGone(PurchaseHistory history) {
        return Math.log(a) - Math.log(b + history.x()) + (r + history.x()) * silence(history);
    }
}
