package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.replay.EventReplay;
import io.amends.eventing.topic.TopicNames;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.ParametersInForce;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;

/// The service's store, opened without the service, as the command line does.
public final class StandaloneStore implements AutoCloseable {
    private final MongoClient client;
    private final MongoDatabase careful;
    private final Customers customers;
    private final ParameterVersions versions;
    private final ProjectionStore<Customer, CustomerEvent> inUse;
    private final InteractionLog interactions;
    private final Answers answers;
    private final ShadowCustomers nextCustomers;
    private final RebuildLease rebuilds;
    private final FailedCustomers failedCustomers;
    private final EffectiveProperties settings;
    private final Clock clock;

    /// The published form of each type's events.
    public record ContractMappers(
            Function<HistoryEntry<CustomerEvent>, ContractEvent> customers,
            Function<HistoryEntry<InteractionEvent>, ContractEvent> interactions,
            Function<HistoryEntry<ParametersInForce.Event>, ContractEvent> parameters) {}

    private StandaloneStore(MongoClient client, String name, ContractMappers contracts) {
        this.client = client;
        this.clock = Clock.tickMillis(ZoneOffset.UTC);
        var database = client.getDatabase(name);
        var factory =
                new DocumentStoreFactory(
                        database,
                        clock,
                        AggregateLimits.DEFAULT,
                        new PropagatingTraceContext(),
                        OutboxListener.NONE);
        this.interactions =
                new InteractionLog(
                        factory.create(
                                new RecordedInteractionProjectionType(contracts.interactions())),
                        database,
                        clock);
        this.inUse = factory.create(new CustomerProjectionType(contracts.customers()));
        this.customers = new Customers(inUse, interactions);
        this.careful = DocumentStoreFactory.withMajority(database);
        this.versions =
                new ParameterVersions(
                        careful,
                        factory.create(new ParametersInForceAggregateType(contracts.parameters())));
        this.answers = new Answers(careful);
        this.nextCustomers =
                new ShadowCustomers(careful, factory, interactions, clock, contracts.customers());
        this.rebuilds = new RebuildLease(careful, InstantSource.system());
        this.failedCustomers =
                new FailedCustomers(careful, InstantSource.system(), new SimpleMeterRegistry());
        this.settings = new EffectiveProperties(careful);
    }

    /// Opens the database at an address.
    public static StandaloneStore at(
            String mongodbUri, String database, ContractMappers contracts) {
        return new StandaloneStore(MongoClients.create(mongodbUri), database, contracts);
    }

    /// All customers.
    public Customers customers() {
        return customers;
    }

    /// All versions of the parameters.
    public ParameterVersions versions() {
        return versions;
    }

    /// The settings of the service.
    public EffectiveProperties settings() {
        return settings;
    }

    /// The customers in use as aggregates.
    public ProjectionStore<Customer, CustomerEvent> customersInUse() {
        return inUse;
    }

    /// All interactions.
    public InteractionLog interactions() {
        return interactions;
    }

    /// All answers.
    public Answers answers() {
        return answers;
    }

    /// Customers made anew.
    public ShadowCustomers nextCustomers() {
        return nextCustomers;
    }

    /// Customers for whom a job failed.
    public FailedCustomers failedCustomers() {
        return failedCustomers;
    }

    /// The state of a rebuild.
    public RebuildLease rebuilds() {
        return rebuilds;
    }

    /// The business clock.
    public Clock clock() {
        return clock;
    }

    /// Replays events.
    ///
    /// @param kafka the broker's address and credentials
    /// @param offsets where to resume
    public EventReplay replay(
            Map<String, Object> kafka,
            TopicNames names,
            EventConsumer<?, ?> consumer,
            Map<String, Long> offsets) {
        return new EventReplay(kafka, names, careful, clock, consumer, offsets);
    }

    /// Hands events that a replay of a consumer has parked over to the consumer.
    public void handOverParked(String consumer) {
        EventReplay.handOverParked(careful, consumer);
    }

    @Override
    public void close() {
        client.close();
    }
}
