package io.amends.satisfaction.domain;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.ScoreFigures;
import io.amends.satisfaction.domain.silence.Silence;
import org.jspecify.annotations.Nullable;

/// Where a customer stands in the lists of customers: made of everything else, kept so that lists
/// can be served from indexes alone.
///
/// @param tier the tier's name, or [#NO_TIER]
/// @param band the tenth that their loyalty lies in, 0 to 9
/// @param warned null while they are not warned for
public record ListedFigures(String tier, int band, @Nullable Warned warned) {
    /// Instead of the tier of a customer who has none.
    public static final String NO_TIER = "NONE";

    /// How many bands of loyalty there are.
    public static final int BANDS = 10;

    /// The same figures once more, for those who are warned for: they are few, and an index over
    /// them alone is small.
    ///
    /// @param id the customer's, by which equal figures are sorted
    public record Warned(
            SilenceReason reason,
            String tier,
            int band,
            double satisfaction,
            double loyalty,
            @Nullable Double revenueAtRisk,
            @Nullable Double recoverable,
            String id) {}

    static ListedFigures of(
            String customerId,
            ScoreFigures current,
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
        return new ListedFigures(tierName, band, warned);
    }

    /// The band that a loyalty lies in.
    public static int band(double loyalty) {
        return Math.clamp((int) (loyalty * BANDS), 0, BANDS - 1);
    }
}
