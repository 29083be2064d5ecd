package io.amends.scoring.purchases;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/// A model of buying until dropout: while alive a customer buys at an individual rate λ ~ Gamma(r,
/// α); after a purchase they drop out with an individual probability p ~ Beta(a, b). All methods
/// are finite for every history and every positive parameter, and probabilities are within 0 to 1.
public sealed interface PurchaseModel permits BgNbd, MbgNbd {

    /// The shape of the purchase rate's distribution.
    double r();

    /// The scale of the purchase rate's distribution, in weeks.
    double alpha();

    /// The first parameter of the dropout probability's distribution.
    double a();

    /// The second parameter of the dropout probability's distribution.
    double b();

    /// How often the customer did not drop out after a purchase, plus b: p's posterior is Beta(a,
    /// survivals) given that they are alive.
    ///
    /// @param x the repeat purchases
    double survivals(int x);

    /// ln of the odds of having dropped out against being alive.
    double logOddsGone(PurchaseHistory history);

    /// The part of ln L(history) that depends on x alone.
    default double logWeight(int x) {
        return Beta.logBeta(a(), survivals(x))
                - Beta.logBeta(a(), b())
                + Gamma.logGamma(r() + x)
                - Gamma.logGamma(r())
                + r() * Math.log(alpha());
    }

    /// The part of ln L(history) that depends on the times of the purchases.
    default double logTiming(PurchaseHistory history) {
        var alive = -(r() + history.x()) * Math.log(alpha() + history.age());
        return alive + LogArithmetic.log1pExp(logOddsGone(history));
    }

    /// ln L(history | r, α, a, b).
    default double logLikelihood(PurchaseHistory history) {
        return logWeight(history.x()) + logTiming(history);
    }

    /// P(alive): the probability that the customer has not dropped out. This is no loyalty score:
    /// under BG/NBD it is 1 for every customer without repeats.
    default double pAlive(PurchaseHistory history) {
        return 1 / (1 + Math.exp(logOddsGone(history)));
    }

    /// P(at least one purchase within the next h weeks) = P(alive)·[1 − ((α+T)/(α+T+h))^(r+x)].
    ///
    /// @param weeks the horizon h, not negative
    default double pBuy(PurchaseHistory history, double weeks) {
        var waiting = (r() + history.x()) * Math.log1p(weeks / (alpha() + history.age()));
        return pAlive(history) * -Math.expm1(-waiting);
    }

    /// E[X(h)]: the expected number of purchases within the next h weeks.
    ///
    /// Given λ and p, a living customer makes (1 − e^(−λph))/p purchases; here λ is integrated out
    /// in closed form and p numerically. That equals the papers' expression with ₂F₁ (Fader, Hardie
    /// and Lee 2005, equation 10; Batislam, Denizel and Filiztekin 2007 for MBG/NBD), and is also
    /// right at a = 1 and for horizons where the series of ₂F₁ no longer converges.
    ///
    /// @param weeks the horizon h, not negative
    default double expectedPurchases(PurchaseHistory history, double weeks) {
        var k = weeks / (alpha() + history.age());
        var s = r() + history.x();
        var perLivingCustomer =
                BetaExpectation.of(
                        a(),
                        survivals(history.x()),
                        p -> p * k < 1e-300 ? s * k : -Math.expm1(-s * Math.log1p(p * k)) / p);
        return pAlive(history) * perLivingCustomer;
    }

    /// The expected purchases per week of the customer while alive: (r+x)/(α+T).
    default double rate(PurchaseHistory history) {
        return (r() + history.x()) / (alpha() + history.age());
    }

    /// The surprise of the current silence: the probability that an alive customer is silent for as
    /// long as this one, ((α+tx)/(α+T))^(r+x). Small means surprising.
    default double surprise(PurchaseHistory history) {
        return Math.exp(-(r() + history.x()) * silence(history));
    }

    /// ln((α+T)/(α+tx)).
    default double silence(PurchaseHistory history) {
        return Math.log1p((history.age() - history.tx()) / (alpha() + history.tx()));
    }
}
