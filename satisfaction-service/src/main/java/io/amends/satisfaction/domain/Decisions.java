package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.silence.Warning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What nightly passes had decided about a customer by an instant: the fold of the decision events.
///
/// @param tier null before the first
/// @param warning null while there is none
public record Decisions(@Nullable TierMembership tier, @Nullable Warning warning) {

    /// No decisions yet.
    public static final Decisions NONE = new Decisions(null, null);

    /// The decisions stored with a customer.
    public static Decisions of(Customer customer) {
        return new Decisions(customer.tier(), customer.silence().warning());
    }

    /// Whether all decisions stored with a customer were made by an instant.
    public static boolean allKnownBy(Customer customer, Instant asOf) {
        var silence = customer.silence();
        var tier = customer.tier();
        var warning = silence.warning();
        var calmSince = silence.calmSince();
        return (tier == null || !tier.since().isAfter(asOf))
                && (warning == null || !warning.since().isAfter(asOf))
                && (calmSince == null || !calmSince.isAfter(asOf));
    }

    /// The decisions after another event.
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
