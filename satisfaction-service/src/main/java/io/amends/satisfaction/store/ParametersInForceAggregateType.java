package io.amends.satisfaction.store;

import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.AggregateType;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.satisfaction.domain.ParametersInForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How the choice of the version in force is stored: as a single document.
public final class ParametersInForceAggregateType
        implements AggregateType<
                ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event> {
    /// The id of the only document. It has a slash, so that it is no customer's id.
    static final String ID = "scores/parameters";

    private static final EventNames<ParametersInForce.Event> NAMES =
            EventNames.of(
                    ParametersInForce.Event.class,
                    Map.of("chosen", ParametersInForce.Chosen.class));

    private final Function<HistoryEntry<ParametersInForce.Event>, ContractEvent> contracts;

    /// @param contracts maps a domain event to its published form
    public ParametersInForceAggregateType(
            Function<HistoryEntry<ParametersInForce.Event>, ContractEvent> contracts) {
        this.contracts = contracts;
    }

    @Override
    public String collection() {
        return "inForce";
    }

    @Override
    public String source() {
        return CustomerProjectionType.SOURCE;
    }

    @Override
    public Class<ParametersInForce> stateType() {
        return ParametersInForce.class;
    }

    @Override
    public EventNames<ParametersInForce.Event> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<ParametersInForce.Event> decide(
            @Nullable ParametersInForce state, ParametersInForce.Choose command, Instant now) {
        return ParametersInForce.decide(state, command);
    }

    @Override
    public ParametersInForce apply(
            @Nullable ParametersInForce state, ParametersInForce.Event event) {
        return ParametersInForce.after(event);
    }

    @Override
    public String key(ParametersInForce state) {
        return ID;
    }

    @Override
    public ContractEvent toContract(HistoryEntry<ParametersInForce.Event> recorded) {
        return contracts.apply(recorded);
    }
}
