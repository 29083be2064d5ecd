package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.silence.Warning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What nights had decided about a customer by an instant. The decisions are events, and this is
/// the fold of them.
///
/// @param tier null while no night had put them into one
/// @param warning null while they were not warned for
public record Decisions(@Nullable TierMembership tier, @Nullable Warning warning) {

    /// Nothing was decided yet.
    public static final Decisions NONE = new Decisions(null, null);

    /// What stands in a customer now.
    public static Decisions of(Customer customer) {
        return new Decisions(customer.tier(), customer.silence().warning());
    }

    /// Whether all that stands in a customer was decided by an instant.
    public static boolean allKnownBy(Customer customer, Instant asOf) {
        var silence = customer.silence();
        var tier = customer.tier();
        var warning = silence.warning();
        var calmSince = silence.calmSince();
        return (tier == null || !tier.since().isAfter(asOf))
                && (warning == null || !warning.since().isAfter(asOf))
                && (calmSince == null || !calmSince.isAfter(asOf));
    }

    /// The decisions after one more event.
    public Decisions with(CustomerEvent event, Instant at) {
        return switch (event) {
            case CustomerEvent.Scored _ -> this;
            case CustomerEvent.Tiered tiered ->
                    new Decisions(new TierMembership(tiered.tier(), at), warning);
            case CustomerEvent.Warned warned ->
                    new Decisions(tier, new Warning(warned.reason(), at));
            case CustomerEvent.Recovered _ -> new Decisions(tier, null);
        };
    }
}
