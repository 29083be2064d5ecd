package io.amends.satisfaction.domain.money;

import io.amends.contracts.Tier;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The lowest value of each tier: exact quantiles of all customers' values.
///
/// @param top in the smallest unit of money, such as cents, infinite where no value is in the tier;
///   likewise the others. Whole numbers up to 2^53 are exact; larger ones have 15 digits.
public record TierCuts(double top, double large, double medium) {
    public TierCuts {
        if (!(top >= large && large >= medium)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "cuts are %s, %s and %s, but must not rise",
                            top,
                            large,
                            medium));
        }
    }

    /// The cuts of a population. The order of `values` does not matter; equal values share a tier,
    /// so that a tier may be larger than its share, never smaller.
    public static TierCuts of(double[] values, TierShares shares) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new TierCuts(
                cut(sorted, shares.top()),
                cut(sorted, shares.top() + shares.large()),
                cut(sorted, shares.top() + shares.large() + shares.medium()));
    }

    // The value of the last customer within the best share; infinite for an empty share.
    private static double cut(double[] ascending, double share) {
        var count = (int) Math.round(share * ascending.length);
        if (count == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(1, ascending[ascending.length - count]);
    }

    /// The tier of a value.
    public Tier of(double value) {
        if (value >= top) {
            return Tier.TOP;
        }
        if (value >= large) {
            return Tier.LARGE;
        }
        return value >= medium ? Tier.MEDIUM : Tier.SMALL;
    }

    /// A customer's next tier: another one only where the value is 10 % beyond the cut, so that
    /// values near a cut do not change tiers back and forth.
    ///
    /// @param current null for a customer without a tier
    public Tier next(@Nullable Tier current, double value) {
        if (current == null) {
            return of(value);
        }
        // In tenths, since 1.1 and 0.9 are no binary fractions and a cut must be met exactly.
        var risen = of(value * 10.0 / 11);
        if (risen.compareTo(current) < 0) {
            return risen;
        }
        var fallen = of(value * 10.0 / 9);
        return current.compareTo(fallen) < 0 ? fallen : current;
    }
}
