package io.amends.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Events that concern the scores of all customers. Published by the satisfaction-service on
/// `amends.customers`, with the subject `scores/parameters`.
public sealed interface ScoresContract extends ContractEvent {

    @Override
    default @Nullable String customerId() {
        return null;
    }

    /// Scores are computed with other parameters from now on.
    ///
    /// @param parameters the version, as scores contain it
    /// @param previous the previous version; absent for the first one that was chosen
    record ParametersChosen(Instant at, String parameters, @Nullable String previous)
            implements ScoresContract {}
}
