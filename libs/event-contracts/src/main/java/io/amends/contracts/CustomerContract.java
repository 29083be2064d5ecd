package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The events of a customer's scores, tier and churn warnings. Published by the
/// satisfaction-service on `amends.customers`.
public sealed interface CustomerContract extends ContractEvent {

    @Override
    String customerId();

    /// The customer's scores changed: satisfaction by at least 0.1 or loyalty by at least 0.001.
    ///
    /// @param satisfaction 0 to 100
    /// @param loyalty the probability to stay over the horizon, 0 to 1
    /// @param horizonWeeks the horizon of `loyalty`
    /// @param parameters the version of the parameters that were used
    record Scored(
            String customerId,
            Instant at,
            double satisfaction,
            double loyalty,
            int horizonWeeks,
            String parameters)
            implements CustomerContract {
        public Scored {
            Ranges.within("satisfaction", satisfaction, 0, 100);
            Ranges.within("loyalty", loyalty, 0, 1);
        }
    }

    /// The customer's tier changed.
    ///
    /// @param value their revenue of the twelve months before, by which tiers are assigned
    /// @param previous the previous tier; absent for their first one
    record Tiered(
            String customerId, Instant at, Tier tier, DerivedMoney value, @Nullable Tier previous)
            implements CustomerContract {}

    /// The customer seems about to leave without complaining. Replaces an earlier warning.
    ///
    /// @param atStake a year's revenue at risk; absent where no revenue is known
    record Warned(
            String customerId, Instant at, SilenceReason reason, @Nullable DerivedMoney atStake)
            implements CustomerContract {}

    /// The customer is active again: the reason of the warning no longer applies.
    ///
    /// @param reason the reason of the last warning
    /// @param since when that warning was published
    record Recovered(String customerId, Instant at, SilenceReason reason, Instant since)
            implements CustomerContract {}
}
