package io.amends.satisfaction.domain.money;

import io.amends.contracts.Tier;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cuts of a nightly pass, separate for each currency: amounts in different currencies are not
/// comparable.
///
/// @param byCurrency by ISO 4217 code
public record TierCutsByCurrency(Map<String, TierCuts> byCurrency) {

    /// No values are known.
    public static final TierCutsByCurrency EMPTY = new TierCutsByCurrency(Map.of());

    public TierCutsByCurrency {
        byCurrency = Map.copyOf(new TreeMap<>(byCurrency));
    }

    /// A customer's next tier; empty where no values in that currency are known.
    ///
    /// @param current null for a customer without a tier
    /// @param value spend of twelve months times the margin, in the smallest unit of the currency
    public Optional<Tier> next(@Nullable Tier current, String currency, double value) {
        return Optional.ofNullable(byCurrency.get(currency)).map(cuts -> cuts.next(current, value));
    }
}
