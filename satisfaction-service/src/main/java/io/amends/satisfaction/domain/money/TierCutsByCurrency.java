package io.amends.satisfaction.domain.money;

import io.amends.contracts.Tier;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cuts of a night, for each currency on its own: amounts in different currencies cannot be
/// held against each other.
///
/// @param byCurrency by ISO 4217 code
public record TierCutsByCurrency(Map<String, TierCuts> byCurrency) {

    /// Nobody's values are known.
    public static final TierCutsByCurrency EMPTY = new TierCutsByCurrency(Map.of());

    public TierCutsByCurrency {
        byCurrency = Map.copyOf(new TreeMap<>(byCurrency));
    }

    /// The next tier of a customer; empty where nobody has values in that currency.
    ///
    /// @param current null for a customer who has none yet
    /// @param value what they brought in twelve months, in the smallest unit of the currency
    public Optional<Tier> next(@Nullable Tier current, String currency, double value) {
        return Optional.ofNullable(byCurrency.get(currency)).map(cuts -> cuts.next(current, value));
    }
}
