package io.amends.satisfaction.domain.score;

import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.YearlyValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A customer's tier and its explanation.
///
/// @param value as the last nightly pass decided it
/// @param brought the value that decides the tier, in the currency's main unit; 0 where no amounts
///   are known any more
/// @param because terms that sum to `brought`
public record TierScore(Tier value, BigDecimal brought, List<Term> because) {
    public TierScore {
        because = List.copyOf(because);
    }

    /// The explanation of a tier.
    ///
    /// @param brought empty where no amounts are known any more
    public static TierScore of(
            Tier tier, InteractionSummary interactions, Optional<YearlyValue> brought) {
        var base = new Term(Term.Name.BASE, 0, Evidence.NONE);
        var amount = brought.map(value -> value.whole().amount()).orElse(BigDecimal.ZERO);
        if (amount.signum() == 0) {
            return new TierScore(tier, amount, List.of(base));
        }
        var evidence =
                Evidence.ofInteractions(interactions.newest(), interactions.purchases().size());
        var purchases = new Term(Term.Name.PURCHASES, amount.doubleValue(), evidence);
        return new TierScore(tier, amount, List.of(base, purchases));
    }
}
