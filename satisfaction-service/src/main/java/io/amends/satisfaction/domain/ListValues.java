package io.amends.satisfaction.domain;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.ScoreValues;
import io.amends.satisfaction.domain.silence.Silence;
import org.jspecify.annotations.Nullable;

/// A customer's sort and filter values in the lists of customers: derived from the rest, stored so
/// that lists are served from indexes alone.
///
/// @param tier the tier's name, or [#NO_TIER]
/// @param band the decile of loyalty's range, 0 to 9
/// @param warned null while there is no warning
public record ListValues(String tier, int band, @Nullable Warned warned) {
    /// The tier value of a customer without a tier.
    public static final String NO_TIER = "NONE";

    /// The number of loyalty bands.
    public static final int BANDS = 10;

    /// The same figures again, for customers with a warning: they are few, so an index over them
    /// alone is small.
    ///
    /// @param id the customer's; sorts equal figures
    public record Warned(
            SilenceReason reason,
            String tier,
            int band,
            double satisfaction,
            double loyalty,
            @Nullable Double revenueAtRisk,
            @Nullable Double recoverable,
            String id) {}

    static ListValues of(
            String customerId,
            ScoreValues current,
            @Nullable TierMembership tier,
            Silence silence) {
        var tierName = tier == null ? NO_TIER : tier.tier().name();
        var band = band(current.loyalty());
        var reason = silence.reason();
        var warned =
                reason == null
                        ? null
                        : new Warned(
                                reason,
                                tierName,
                                band,
                                current.satisfaction(),
                                current.loyalty(),
                                current.revenueAtRisk(),
                                current.recoverable(),
                                customerId);
        return new ListValues(tierName, band, warned);
    }

    /// The band of a loyalty.
    public static int band(double loyalty) {
        return Math.clamp((int) (loyalty * BANDS), 0, BANDS - 1);
    }
}
