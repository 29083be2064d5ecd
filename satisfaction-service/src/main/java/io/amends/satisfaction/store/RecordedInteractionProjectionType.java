package io.amends.satisfaction.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionType;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/// How interactions are stored: a document each, with its pending events. The document also
/// contains what of it is counted in the customer's sums, see [InteractionCounts].
public final class RecordedInteractionProjectionType
        implements ProjectionType<RecordedInteraction, InteractionEvent> {
    static final String COLLECTION = "interactions";
    static final String STATE = "state";
    static final String CUSTOMER = "state.customerId";
    static final String SENDER = "state.sender";
    static final String ID_GIVEN = "state.interaction.id";
    static final String TYPE = "state.interaction.type";
    static final String AT = "state.interaction.at";

    /// A customer's interactions, the newest first.
    static final Bson NEWEST_FIRST =
            Indexes.compoundIndex(
                    Indexes.ascending(CUSTOMER), Indexes.descending(AT, CustomerProjectionType.ID));

    static final CodecRegistry CODECS = Codecs.registry();

    private static final EventNames<InteractionEvent> NAMES =
            EventNames.of(
                    InteractionEvent.class, Map.of("recorded", InteractionEvent.Recorded.class));

    private final Function<HistoryEntry<InteractionEvent>, ContractEvent> contracts;

    /// @param contracts maps a domain event to its published form
    public RecordedInteractionProjectionType(
            Function<HistoryEntry<InteractionEvent>, ContractEvent> contracts) {
        this.contracts = contracts;
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public String source() {
        return CustomerProjectionType.SOURCE;
    }

    @Override
    public Class<RecordedInteraction> stateType() {
        return RecordedInteraction.class;
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
    public String key(RecordedInteraction state) {
        return state.customerId();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<InteractionEvent> recorded) {
        return contracts.apply(recorded);
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(NEWEST_FIRST));
    }
}
