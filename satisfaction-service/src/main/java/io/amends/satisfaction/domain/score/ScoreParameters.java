package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.silence.SilenceParameters;
import io.amends.scoring.learning.LearnedLoyalty;
import io.amends.scoring.purchases.PurchaseFit;
import org.jspecify.annotations.Nullable;

/// All inputs of a score besides the facts and the instant. Immutable; every change is a new
/// version.
///
/// @param version the name by which a score refers to them
/// @param halfLife the decay of observations
/// @param purchases the purchase models; null where purchases do not count
/// @param learned the weights fitted to outcomes; null before enough outcomes were known
/// @param margin share of customers' spend that is profit, as a factor
/// @param silence the levels from which silence is a warning
public record ScoreParameters(
        String version,
        HalfLife halfLife,
        SatisfactionParameters satisfaction,
        LoyaltyParameters loyalty,
        @Nullable PurchaseParameters purchases,
        @Nullable LearnedLoyalty learned,
        double margin,
        SilenceParameters silence) {

    /// The priors: the parameters before the first fit.
    public static final ScoreParameters PRIORS =
            new ScoreParameters(
                    "priors-2",
                    new HalfLife(180),
                    SatisfactionParameters.DEFAULT,
                    LoyaltyParameters.DEFAULT,
                    new PurchaseParameters(PurchaseFit.prior(), null, null),
                    null,
                    1,
                    SilenceParameters.DEFAULT);

    /// The same parameters with other learned parts, under another name.
    public ScoreParameters with(
            String newVersion,
            @Nullable PurchaseParameters newPurchases,
            @Nullable LearnedLoyalty newLearned) {
        return new ScoreParameters(
                newVersion,
                halfLife,
                satisfaction,
                loyalty,
                newPurchases,
                newLearned,
                margin,
                silence);
    }
}
