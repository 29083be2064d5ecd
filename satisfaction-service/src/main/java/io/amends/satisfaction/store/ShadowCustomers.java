package io.amends.satisfaction.store;

import com.mongodb.client.MongoDatabase;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.ShadowCollection;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.Function;

/// Rebuilt customers, in a collection beside the one in use.
public final class ShadowCustomers {
    private static final String COLLECTION = "customersNext";

    private final MongoDatabase database;
    private final DocumentStoreFactory factory;
    private final InteractionLog interactions;
    private final InstantSource clock;
    private final Function<HistoryEntry<CustomerEvent>, ContractEvent> contracts;

    /// @param clock the business clock
    /// @param contracts maps a domain event to its published form
    ShadowCustomers(
            MongoDatabase database,
            DocumentStoreFactory factory,
            InteractionLog interactions,
            InstantSource clock,
            Function<HistoryEntry<CustomerEvent>, ContractEvent> contracts) {
        this.database = DocumentStoreFactory.withMajority(database);
        this.factory = factory;
        this.interactions = interactions;
        this.clock = clock;
        this.contracts = contracts;
    }

    /// Whether there are any.
    public boolean exist() {
        return database.listCollectionNames().into(new ArrayList<>()).contains(COLLECTION);
    }

    /// The collection, created if missing, with the indexes of the one in use.
    public ProjectionStore<Customer, CustomerEvent> open() {
        return factory.create(new CustomerProjectionType(COLLECTION, contracts));
    }

    /// How they are merged with those in use.
    ///
    /// @param parameters those that the rebuilt customers were scored with
    public ShadowCollection collection(ScoreParameters parameters) {
        return new ShadowCollection(
                database,
                CustomerProjectionType.COLLECTION,
                COLLECTION,
                new CustomerComparison(interactions, parameters, clock));
    }
}
