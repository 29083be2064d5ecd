package io.amends.satisfaction.application;

import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.satisfaction.domain.interactions.InteractionEvent;

/// Maps an interaction's events to published events, one for one.
public final class InteractionContractMapper {
    private InteractionContractMapper() {}

    /// The published event.
    public static ContractEvent of(HistoryEntry<InteractionEvent> recorded) {
        return switch (recorded.event()) {
            case InteractionEvent.Recorded(var customerId, var interaction) ->
                    interaction.toContract(customerId);
        };
    }
}
