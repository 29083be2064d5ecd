package io.amends.contracts;

import java.time.Instant;

/// What is known of a customer's mood. Published by the satisfaction-service on `amends.customers`.
public sealed interface CustomerContract extends ContractEvent {

    /// The customer's scores moved: satisfaction by at least 0.1 or loyalty by at least 0.001.
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
}
