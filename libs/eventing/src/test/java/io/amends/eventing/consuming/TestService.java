package io.amends.eventing.consuming;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.aggregate.Ticket;
import io.amends.eventing.aggregate.Tickets;
import io.amends.eventing.outbox.EventSender;
import io.amends.eventing.outbox.OutboxRelay;
import io.amends.eventing.outbox.RelaySettings;
import io.amends.testing.TestPlatform;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A small service with tickets and diaries in one process, with short leases.
final class TestService implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration SENDING = Duration.ofSeconds(3);

    final MongoClient client;
    final MongoDatabase database;
    final KafkaSender sender;
    final OutboxRelay relay;
    final ConsumerContainers messaging;
    final AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets;
    final ProjectionStore<Diary, Diary.Event> diaries;
    final Diaries.Writing writing = new Diaries.Writing();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final DocumentStoreFactory factory;
    final PropagatingTraceContext traces = new PropagatingTraceContext();

    /// @param place its store and broker
    /// @param between decorates the sender that its relay uses
    TestService(TestSettings place, UnaryOperator<EventSender> between) {
        this(place, between, Duration.ofMillis(200));
    }

    /// @param sweepInterval how often its relay looks for expired leases
    TestService(TestSettings place, UnaryOperator<EventSender> between, Duration sweepInterval) {
        this(place, between, sweepInterval, AggregateLimits.DEFAULT.withLease(LEASE));
    }

    /// A service whose outboxes hold little, and with a consumer of events without numbers.
    ///
    /// @param waitingBytes beyond which also consumers wait
    static TestService withOutboxesOf(int waitingBytes, TestSettings place) {
        var usual = AggregateLimits.DEFAULT;
        var limits =
                new AggregateLimits(
                        usual.eventBytes(),
                        usual.waitingEvents(),
                        usual.waitingBytes(),
                        waitingBytes,
                        LEASE);
        var service =
                new TestService(place, UnaryOperator.identity(), Duration.ofMillis(200), limits);
        service.messaging.add(
                new EventConsumer<>(
                        "unnumbered",
                        Set.of(Topic.INTERACTIONS),
                        service.diaries,
                        service.writing));
        return service;
    }

    private TestService(
            TestSettings place,
            UnaryOperator<EventSender> between,
            Duration sweepInterval,
            AggregateLimits limits) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", place.bootstrapServers());
        var names = new TopicNames(place.name() + ".");
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        client = MongoClients.create(impatient(place.mongodbUri()));
        database = DocumentStoreFactory.withMajority(client.getDatabase(place.name()));
        sender = new KafkaSender(KafkaClientConfig.producer(kafka, SENDING), new EventCodec(names));
        var settings = RelaySettings.DEFAULT.with(SENDING, sweepInterval);
        relay = new OutboxRelay(between.apply(sender), settings, InstantSource.system());
        var atMost = Duration.ofMillis(500);
        var linger = Duration.ofMillis(5);
        var listening =
                new ConsumerContainers.Settings(
                        kafka, names, place.name() + ".", 2, linger, atMost);
        messaging = new ConsumerContainers(listening, database, sender, meters, traces, clock);
        factory =
                new DocumentStoreFactory(
                        database, clock, limits, traces, relay, messaging.documentFaults());
        tickets = factory.create(new Tickets());
        diaries = factory.create(new Diaries());
        List.of(tickets, diaries).forEach(each -> relay.addOutbox(each.outbox()));
        List.of(tickets, diaries).forEach(messaging::watch);
        messaging.add(new EventConsumer<>("diaries", Set.of(Topic.COMPLAINTS), diaries, writing));
        new TopicInitializer(kafka, names, TopicSettings.of(12)).ensure(Duration.ofSeconds(60));
    }

    TestService(TestSettings place) {
        this(place, UnaryOperator.identity());
    }

    /// The same, started.
    TestService started() {
        relay.start();
        messaging.start();
        return this;
    }

    /// The lines of a diary about one ticket.
    List<String> lines(String customer, String ticket) {
        return diaries.find(customer).map(found -> found.state().lines()).orElse(List.of()).stream()
                .filter(line -> line.startsWith(ticket + "#"))
                .toList();
    }

    void open(String ticket, String customer) {
        tickets.create(
                ticket,
                CommandRequest.of(new Ticket.Command.Open(ticket, customer, null), "agent/kim"));
    }

    void note(String ticket) {
        tickets.handle(ticket, CommandRequest.of(new Ticket.Command.Note("x"), "agent/kim"));
    }

    /// The expected lines of a diary about a ticket: each event once, in order, none missing.
    static List<String> all(String ticket, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> ticket + "#0." + n).toList();
    }

    double counted(String meter) {
        return meters.find(meter).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    /// Stops like a killed process: nothing is completed or released.
    void kill() {
        relay.halt();
        close();
    }

    @Override
    public void close() {
        messaging.close();
        relay.close();
        sender.close();
        client.close();
    }

    private static MongoClientSettings impatient(String uri) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .applyToClusterSettings(c -> c.serverSelectionTimeout(3, TimeUnit.SECONDS))
                .applyToSocketSettings(s -> s.readTimeout(10, TimeUnit.SECONDS))
                .build();
    }

    /// A service's store and broker.
    ///
    /// @param name the name of its database and the prefix of its topics
    record TestSettings(String mongodbUri, String bootstrapServers, String name) {

        /// The shared store and broker of the tests, with a name unique to this test.
        static TestSettings shared(String prefix) {
            return new TestSettings(
                    TestPlatform.mongodbUri(),
                    TestPlatform.bootstrapServers(),
                    prefix + "_" + UUID.randomUUID().toString().substring(0, 8));
        }
    }
}
