package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.CarriedTraces;
import io.amends.aggregates.Limits;
import io.amends.aggregates.OutboxListener;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.aggregates.messaging.Replay;
import io.amends.aggregates.messaging.TopicNames;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/// The service's store, opened without the service.
public final class OpenStore implements AutoCloseable {
    private final MongoClient client;
    private final MongoDatabase careful;
    private final Customers customers;
    private final ParameterVersions versions;
    private final Aggregates<Customer, Void, CustomerEvent> inUse;
    private final InteractionLog interactions;
    private final Answers answers;
    private final NextCustomers nextCustomers;
    private final Rebuilds rebuilds;
    private final FailedCustomers failedCustomers;
    private final SettingsInUse settings;
    private final Clock clock;

    private OpenStore(MongoClient client, String name) {
        this.client = client;
        this.clock = Clock.tickMillis(ZoneOffset.UTC);
        var database = client.getDatabase(name);
        var factory =
                new AggregatesFactory(
                        database,
                        clock,
                        Limits.DEFAULT,
                        new CarriedTraces(),
                        OutboxListener.NOBODY);
        this.interactions =
                new InteractionLog(factory.create(new RecordedInteractionType()), database, clock);
        this.inUse = factory.create(new CustomerType());
        this.customers = new Customers(inUse, interactions);
        this.careful = AggregatesFactory.careful(database);
        this.versions = new ParameterVersions(careful, factory.create(new InForceType()));
        this.answers = new Answers(careful);
        this.nextCustomers = new NextCustomers(careful, factory);
        this.rebuilds = new Rebuilds(careful, InstantSource.system());
        this.failedCustomers =
                new FailedCustomers(careful, InstantSource.system(), new SimpleMeterRegistry());
        this.settings = new SettingsInUse(careful);
    }

    /// Opens the database at an address.
    public static OpenStore at(String mongodbUri, String database) {
        return new OpenStore(MongoClients.create(mongodbUri), database);
    }

    /// All customers.
    public Customers customers() {
        return customers;
    }

    /// All versions of the parameters.
    public ParameterVersions versions() {
        return versions;
    }

    /// What the service has been set to.
    public SettingsInUse settings() {
        return settings;
    }

    /// The customers in use as aggregates.
    public Aggregates<Customer, Void, CustomerEvent> customersInUse() {
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
    public NextCustomers nextCustomers() {
        return nextCustomers;
    }

    /// Customers for whom a job failed.
    public FailedCustomers failedCustomers() {
        return failedCustomers;
    }

    /// Where it stands that they are made anew.
    public Rebuilds rebuilds() {
        return rebuilds;
    }

    /// The business clock.
    public Clock clock() {
        return clock;
    }

    /// Lets events have their effect again.
    ///
    /// @param kafka where the broker is and how to be let in
    /// @param offsets where to go on
    public Replay replay(
            Map<String, Object> kafka,
            TopicNames names,
            EventConsumer<?, ?, ?> consumer,
            Map<String, Long> offsets) {
        return new Replay(kafka, names, careful, clock, consumer, offsets);
    }

    @Override
    public void close() {
        client.close();
    }
}
