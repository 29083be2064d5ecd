package io.amends.satisfaction.store;

import com.mongodb.client.model.IndexModel;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionType;
import io.amends.eventing.bson.Codecs;
import io.amends.eventing.bson.EventNames;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.codecs.configuration.CodecRegistry;

/// How customers are stored. They are derived from events.
public final class CustomerProjectionType implements ProjectionType<Customer, CustomerEvent> {
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
    private final Function<HistoryEntry<CustomerEvent>, ContractEvent> contracts;

    /// @param contracts maps a domain event to its published form
    public CustomerProjectionType(Function<HistoryEntry<CustomerEvent>, ContractEvent> contracts) {
        this(COLLECTION, contracts);
    }

    /// @param collection where they are stored; another one for rebuilt customers
    CustomerProjectionType(
            String collection, Function<HistoryEntry<CustomerEvent>, ContractEvent> contracts) {
        this.collection = collection;
        this.contracts = contracts;
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
        return contracts.apply(recorded);
    }

    @Override
    public List<IndexModel> indexes() {
        return ListFields.indexes();
    }
}
