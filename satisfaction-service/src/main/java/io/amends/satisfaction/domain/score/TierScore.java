package io.amends.satisfaction.domain.score;

import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.interactions.Dealings;
import io.amends.satisfaction.domain.money.YearlyValue;
import java.util.List;
import java.util.Optional;

/// A customer's tier and what it rests on.
///
/// @param value as the last night decided it
/// @param because terms that sum to what the customer brought in the twelve months before, in the
///   currency's main unit
public record TierScore(Tier value, List<Term> because) {
    public TierScore {
        because = List.copyOf(because);
    }

    /// The reasons of a tier.
    ///
    /// @param brought what tiers are told apart by; empty where no amounts are known any more
    public static TierScore of(Tier tier, Dealings dealings, Optional<YearlyValue> brought) {
        var base = new Term(Term.Name.BASE, 0, Evidence.NONE);
        var more = Math.max(0, dealings.purchases().size() - dealings.newest().size());
        return new TierScore(
                tier,
                brought.map(YearlyValue::majorUnits)
                        .filter(amount -> amount > 0)
                        .map(
                                amount ->
                                        new Term(
                                                Term.Name.PURCHASES,
                                                amount,
                                                new Evidence(dealings.newest(), more)))
                        .map(purchases -> List.of(base, purchases))
                        .orElse(List.of(base)));
    }
}
