package io.amends.satisfaction.domain;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.score.ScoreValues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The events that the satisfaction-service publishes about a customer.
public sealed interface CustomerEvent {

    /// The customer's scores changed.
    record Scored(String customerId, ScoreValues figures) implements CustomerEvent {}

    /// A nightly pass moved the customer to another tier.
    ///
    /// @param value spend of the last twelve months, times the margin
    /// @param previous null for their first tier
    record Tiered(String customerId, Tier tier, DerivedMoney value, @Nullable Tier previous)
            implements CustomerEvent {}

    /// A nightly pass found that the customer is about to leave without complaining.
    ///
    /// @param atStake a year's revenue at risk; null where no amounts are known
    record Warned(String customerId, SilenceReason reason, @Nullable DerivedMoney atStake)
            implements CustomerEvent {}

    /// A warning is over.
    ///
    /// @param since when the warning began
    record Recovered(String customerId, SilenceReason reason, Instant since)
            implements CustomerEvent {}
}
