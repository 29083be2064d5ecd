package io.amends.satisfaction.domain;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.score.ScoreFigures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the satisfaction-service lets others know of a customer.
public sealed interface CustomerEvent {

    /// The customer's scores moved.
    record Scored(String customerId, ScoreFigures standing) implements CustomerEvent {}

    /// A night put the customer into another tier.
    ///
    /// @param value what they brought in the twelve months before, times the margin
    /// @param previous null for their first tier
    record Tiered(String customerId, Tier tier, DerivedMoney value, @Nullable Tier previous)
            implements CustomerEvent {}

    /// A night found that the customer is about to leave without a word.
    ///
    /// @param atStake a year's revenue at risk; null where no money is known
    record Warned(String customerId, SilenceReason reason, @Nullable DerivedMoney atStake)
            implements CustomerEvent {}

    /// What the customer was warned for is over.
    ///
    /// @param since when the warning began
    record Recovered(String customerId, SilenceReason reason, Instant since)
            implements CustomerEvent {}
}
