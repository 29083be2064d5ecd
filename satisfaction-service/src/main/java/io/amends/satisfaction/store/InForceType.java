package io.amends.satisfaction.store;

import io.amends.aggregates.AggregateType;
import io.amends.aggregates.EventNames;
import io.amends.aggregates.Recorded;
import io.amends.aggregates.bson.Codecs;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.ScoresContract;
import io.amends.satisfaction.domain.InForce;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How it is kept which version of the parameters is in force: one document, since there is one.
final class InForceType implements AggregateType<InForce, InForce.Choose, InForce.Event> {
    /// The one there is. No customer's id has a slash, so that it is nobody's.
    static final String ID = "scores/parameters";

    private static final EventNames<InForce.Event> NAMES =
            EventNames.of(InForce.Event.class, Map.of("chosen", InForce.Chosen.class));

    @Override
    public String collection() {
        return "inForce";
    }

    @Override
    public String source() {
        return CustomerType.SOURCE;
    }

    @Override
    public Class<InForce> stateType() {
        return InForce.class;
    }

    @Override
    public EventNames<InForce.Event> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return Codecs.registry();
    }

    @Override
    public List<InForce.Event> decide(
            @Nullable InForce state, InForce.Choose command, Instant now) {
        return InForce.decide(state, command);
    }

    @Override
    public InForce apply(@Nullable InForce state, InForce.Event event) {
        return InForce.after(event);
    }

    @Override
    public String key(InForce state) {
        return ID;
    }

    @Override
    public ContractEvent toContract(Recorded<InForce.Event> recorded) {
        return switch (recorded.event()) {
            case InForce.Chosen(var version, var previous) ->
                    new ScoresContract.ParametersChosen(recorded.at(), version, previous);
        };
    }
}
