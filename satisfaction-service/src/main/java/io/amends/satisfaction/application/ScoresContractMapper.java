package io.amends.satisfaction.application;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.ScoresContract;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.satisfaction.domain.ParametersInForce;

/// Maps the events of the parameters in force to published events, one for one.
public final class ScoresContractMapper {
    private ScoresContractMapper() {}

    /// The published event.
    public static ContractEvent of(HistoryEntry<ParametersInForce.Event> recorded) {
        return switch (recorded.event()) {
            case ParametersInForce.Chosen(var version, var previous) ->
                    new ScoresContract.ParametersChosen(recorded.at(), version, previous);
        };
    }
}
