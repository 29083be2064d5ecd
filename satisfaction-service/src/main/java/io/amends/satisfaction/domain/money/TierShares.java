package io.amends.satisfaction.domain.money;

import java.util.Locale;

/// The share of customers in each tier; the remainder is `small`.
public record TierShares(double top, double large, double medium) {

    /// 1, 19 and 30 %; the remaining half is small.
    public static final TierShares DEFAULT = new TierShares(.01, .19, .30);

    public TierShares {
        if (!(top >= 0 && large >= 0 && medium >= 0 && top + large + medium <= 1 + 1e-9)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "tiers are %s, %s and %s, but must be shares that sum to at most 1",
                            top,
                            large,
                            medium));
        }
    }
}
