package io.amends.satisfaction.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.amends.aggregates.AggregateType;
import io.amends.aggregates.EventNames;
import io.amends.aggregates.Recorded;
import io.amends.aggregates.bson.Codecs;
import io.amends.contracts.ContractEvent;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.InteractionMonth;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/// How months of interactions are kept: a document per customer and month, which also holds what of
/// it is still to be told to others.
final class InteractionMonthType
        implements AggregateType<InteractionMonth, Void, InteractionEvent> {
    static final String CUSTOMER = "state.customerId";

    private static final EventNames<InteractionEvent> NAMES =
            EventNames.of(
                    InteractionEvent.class, Map.of("recorded", InteractionEvent.Recorded.class));
    private static final CodecRegistry CODECS = Codecs.registry();

    @Override
    public String collection() {
        return "interactions";
    }

    @Override
    public String source() {
        return CustomerType.SOURCE;
    }

    @Override
    public Class<InteractionMonth> stateType() {
        return InteractionMonth.class;
    }

    @Override
    public EventNames<InteractionEvent> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return CODECS;
    }

    @Override
    public List<InteractionEvent> decide(
            @Nullable InteractionMonth state, Void command, Instant now) {
        throw new UnsupportedOperationException("interactions are recorded, not commanded");
    }

    @Override
    public InteractionMonth apply(@Nullable InteractionMonth state, InteractionEvent event) {
        return switch (event) {
            case InteractionEvent.Recorded(var customerId, var interaction) ->
                    (state == null ? InteractionMonth.empty(customerId) : state).with(interaction);
        };
    }

    @Override
    public String key(InteractionMonth state) {
        return state.customerId();
    }

    @Override
    public ContractEvent toContract(Recorded<InteractionEvent> recorded) {
        return switch (recorded.event()) {
            case InteractionEvent.Recorded(var customerId, var interaction) ->
                    interaction.toContract(customerId);
        };
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending(CUSTOMER, CustomerType.ID)));
    }
}
