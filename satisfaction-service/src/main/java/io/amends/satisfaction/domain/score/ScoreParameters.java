package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.silence.SilenceParameters;
import io.amends.scoring.learning.LearnedLoyalty;
import io.amends.scoring.purchases.PurchaseFit;
import org.jspecify.annotations.Nullable;

/// Everything a score depends on besides the facts and the instant. Immutable; every change is a
/// new version.
///
/// @param version the name by which a score says what it was computed with
/// @param halfLife how fast the past fades
/// @param purchases how customers buy; null where purchases are not to count
/// @param learned the weights that outcomes taught; null until there were enough
/// @param margin what is left for us of what customers spend, as a factor
/// @param silence from when on silence is a warning
public record ScoreParameters(
        String version,
        HalfLife halfLife,
        SatisfactionParameters satisfaction,
        LoyaltyParameters loyalty,
        @Nullable PurchaseParameters purchases,
        @Nullable LearnedLoyalty learned,
        double margin,
        SilenceParameters silence) {

    /// The priors: what is known before an installation has learned anything of its own.
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

    /// The same with other learned parts, under another name.
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
