package io.amends.satisfaction.store;

import com.mongodb.client.model.IndexModel;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.CustomerContract;
import io.amends.eventing.aggregate.EventNames;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionType;
import io.amends.eventing.bson.Codecs;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.score.DisplayRounding;
import java.util.List;
import java.util.Map;
import org.bson.codecs.configuration.CodecRegistry;

/// How customers are stored. They are derived from events.
final class CustomerProjectionType implements ProjectionType<Customer, CustomerEvent> {
    static final String COLLECTION = "customers";
    static final String SOURCE = "/satisfaction-service";
    static final String LOYALTY = "state.current.loyalty";
    static final String ID = "_id";

    static final EventNames<CustomerEvent> NAMES =
            EventNames.of(
                    CustomerEvent.class,
                    Map.of(
                            "scored", CustomerEvent.Scored.class,
                            "tiered", CustomerEvent.Tiered.class,
                            "warned", CustomerEvent.Warned.class,
                            "recovered", CustomerEvent.Recovered.class));
    static final CodecRegistry CODECS = Codecs.registry(new CustomerFactsCodec());

    private final String collection;

    CustomerProjectionType() {
        this(COLLECTION);
    }

    /// @param collection where they are stored; another one for rebuilt customers
    CustomerProjectionType(String collection) {
        this.collection = collection;
    }

    @Override
    public String collection() {
        return collection;
    }

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    public Class<Customer> stateType() {
        return Customer.class;
    }

    @Override
    public EventNames<CustomerEvent> eventNames() {
        return NAMES;
    }

    @Override
    public CodecRegistry codecs() {
        return CODECS;
    }

    @Override
    public String key(Customer state) {
        return state.facts().customerId();
    }

    @Override
    public ContractEvent toContract(HistoryEntry<CustomerEvent> recorded) {
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

    @Override
    public List<IndexModel> indexes() {
        return ListFields.indexes();
    }
}
