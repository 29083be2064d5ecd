package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.CarriedTraces;
import io.amends.aggregates.Limits;
import io.amends.aggregates.OutboxListener;
import java.time.Clock;
import java.time.ZoneOffset;

/// The service's store, opened without the service.
public final class OpenStore implements AutoCloseable {
    private final MongoClient client;
    private final Customers customers;
    private final ParameterVersions versions;

    private OpenStore(MongoClient client, String name) {
        this.client = client;
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        var database = client.getDatabase(name);
        var factory =
                new AggregatesFactory(
                        database,
                        clock,
                        Limits.DEFAULT,
                        new CarriedTraces(),
                        OutboxListener.NOBODY);
        var log = new InteractionLog(factory.create(new InteractionMonthType()), clock);
        this.customers = new Customers(factory.create(new CustomerType()), log);
        this.versions = new ParameterVersions(AggregatesFactory.careful(database));
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

    @Override
    public void close() {
        client.close();
    }
}
