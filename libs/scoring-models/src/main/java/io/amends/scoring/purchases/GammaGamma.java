package io.amends.scoring.purchases;

import java.util.Locale;
import org.hipparchus.special.Beta;

/// The Gamma-Gamma model of the amount per purchase, independent of the frequency. Source: Fader
/// and Hardie, The Gamma-Gamma model of monetary value (2013), equations 1a and 5.
///
/// @param p shape of the amounts of one customer
/// @param q shape of the customers' scales; above 1, or there is no mean
/// @param v scale, in money
public record GammaGamma(double p, double q, double v) {
    public GammaGamma {
        Parameters.positive(p, q, v);
        if (q <= 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "q is %s, but must be above 1", q));
        }
    }

    /// E[M]: the mean amount of a customer with x repeat purchases of z̄ on average: a weighted
    /// mean of their own and that of all customers. Without repeats that of all customers.
    public double meanAmount(int x, double z) {
        return p * (v + x * z) / (p * x + q - 1);
    }

    /// The mean amount of a customer without history: p·v/(q−1).
    public double populationMean() {
        return meanAmount(0, 0);
    }

    /// The part of ln L that depends on x alone. By the beta function and distances from 0, since
    /// the gamma functions of large parameters (amounts that hardly vary) cancel each other's
    /// digits.
    double logWeight(int x) {
        return q * (Math.log(v) - Math.log(x)) - Beta.logBeta(p * x, q);
    }

    /// The part of ln L that depends on the customer's mean amount z̄, whose logarithm is `logZ`.
    double logAmount(int x, double z, double logZ) {
        return -(q + 1) * logZ - (p * x + q) * Math.log1p(v / (x * z));
    }

    /// ln L(x, z̄ | p, q, v), x and z̄ above 0.
    public double logLikelihood(int x, double z) {
        return logWeight(x) + logAmount(x, z, Math.log(z));
    }
}
