package io.amends.satisfaction.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.satisfaction.application.CustomerContractMapper;
import io.amends.satisfaction.application.InteractionContractMapper;
import io.amends.satisfaction.application.StandaloneStores;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// The service's store without a relay, for tests of its content.
public final class TestStore implements AutoCloseable {
    private final Traffic traffic = new Traffic();
    private final MongoClient client;
    private final ProjectionStore<Customer, CustomerEvent> aggregates;
    private final InteractionLog interactions;
    private final Customers customers;
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final FailedCustomers failedCustomers;
    private final String uri;
    private final String database;

    public TestStore(String uri, String database) {
        this.uri = uri;
        this.database = database;
        this.client =
                MongoClients.create(
                        MongoClientSettings.builder()
                                .applyConnectionString(new ConnectionString(uri))
                                .addCommandListener(traffic)
                                .build());
        var factory =
                new DocumentStoreFactory(
                        client.getDatabase(database),
                        Clock.systemUTC(),
                        AggregateLimits.DEFAULT,
                        new PropagatingTraceContext(),
                        OutboxListener.NONE);
        this.aggregates = factory.create(new CustomerProjectionType(CustomerContractMapper::of));
        this.interactions =
                new InteractionLog(
                        factory.create(
                                new RecordedInteractionProjectionType(
                                        InteractionContractMapper::of)),
                        client.getDatabase(database),
                        Clock.systemUTC());
        this.customers = new Customers(aggregates, interactions);
        this.failedCustomers =
                new FailedCustomers(client.getDatabase(database), InstantSource.system(), registry);
    }

    public Customers customers() {
        return customers;
    }

    public InteractionLog interactions() {
        return interactions;
    }

    public NightlyJobLog nights(InstantSource realClock) {
        return new NightlyJobLog(client.getDatabase(database), realClock);
    }

    public FailedCustomers failedCustomers() {
        return failedCustomers;
    }

    public MeterRegistry registry() {
        return registry;
    }

    public NightlyPassLog passes(InstantSource realClock) {
        return new NightlyPassLog(client.getDatabase(database), realClock);
    }

    public StandaloneStore tools() {
        return StandaloneStores.open(uri, database);
    }

    public void put(List<Customer> some, Instant at) {
        var byId =
                some.stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.facts().customerId(), Function.identity()));
        aggregates.change(
                byId.keySet(),
                (id, draft) -> draft.replace(byId.get(id), List.of(), at, "test", "test"));
    }

    public List<Customer> all() {
        return aggregates.find(new Document(), new Document("_id", 1), Integer.MAX_VALUE).stream()
                .map(stored -> stored.state())
                .toList();
    }

    /// Every event of every customer, published or pending, by the customer's id.
    public Map<String, List<CustomerEvent>> events() {
        return all().stream()
                .map(each -> each.facts().customerId())
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                id ->
                                        aggregates.history(id).stream()
                                                .map(recorded -> recorded.event())
                                                .toList()));
    }

    /// Makes the documents of a range of customers unreadable; returns their number.
    public long damage(String from, String before) {
        return client.getDatabase(database)
                .getCollection(CustomerProjectionType.COLLECTION)
                .updateMany(
                        Filters.and(Filters.gte("_id", from), Filters.lt("_id", before)),
                        Updates.set("state.facts", "damaged"))
                .getModifiedCount();
    }

    /// Changes a customer's document.
    public void edit(String id, Consumer<BsonDocument> change) {
        var customers =
                client.getDatabase(database)
                        .getCollection(CustomerProjectionType.COLLECTION, BsonDocument.class);
        var document = customers.find(Filters.eq("_id", id)).first();
        change.accept(document);
        customers.replaceOne(Filters.eq("_id", id), document);
    }

    /// The number of customers with pending events.
    public long waiting() {
        return aggregates.outbox().backlog().aggregates();
    }

    /// Does what the relay does, without a broker.
    public void send() {
        var outbox = aggregates.outbox();
        for (var claims = outbox.acquireExpired(500);
                !claims.isEmpty();
                claims = outbox.acquireExpired(500)) {
            outbox.complete(claims);
        }
    }

    /// Bytes sent to and received from the store so far.
    public long traffic() {
        return traffic.bytes.sum();
    }

    /// The size of a collection's largest document, in bytes.
    public int largest(String collection) {
        var largest = 0;
        for (var each :
                client.getDatabase(database)
                        .getCollection(collection, RawBsonDocument.class)
                        .find()) {
            largest = Math.max(largest, each.getByteBuffer().remaining());
        }
        return largest;
    }

    private static final class Traffic implements CommandListener {
        private final LongAdder bytes = new LongAdder();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            bytes.add(size(event.getCommand()));
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            bytes.add(size(event.getResponse()));
        }

        private static int size(BsonDocument document) {
            return new RawBsonDocument(document, new BsonDocumentCodec())
                    .getByteBuffer()
                    .remaining();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
