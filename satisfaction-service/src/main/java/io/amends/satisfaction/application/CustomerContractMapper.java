package io.amends.satisfaction.application;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.CustomerContract;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.score.DisplayRounding;

/// Maps a customer's events to published events, one for one.
public final class CustomerContractMapper {
    private CustomerContractMapper() {}

    /// The published event.
    public static ContractEvent of(HistoryEntry<CustomerEvent> recorded) {
        var at = recorded.at();
        return switch (recorded.event()) {
            case CustomerEvent.Scored(var id, var figures) ->
                    new CustomerContract.Scored(
                            id,
                            at,
                            DisplayRounding.rounded(
                                    figures.satisfaction(), DisplayRounding.SATISFACTION),
                            DisplayRounding.rounded(figures.loyalty(), DisplayRounding.PROBABILITY),
                            figures.horizonWeeks(),
                            figures.parameters());
            case CustomerEvent.Tiered(var id, var tier, var value, var previous) ->
                    new CustomerContract.Tiered(id, at, tier, value, previous);
            case CustomerEvent.Warned(var id, var reason, var atStake) ->
                    new CustomerContract.Warned(id, at, reason, atStake);
            case CustomerEvent.Recovered(var id, var reason, var since) ->
                    new CustomerContract.Recovered(id, at, reason, since);
        };
    }
}
