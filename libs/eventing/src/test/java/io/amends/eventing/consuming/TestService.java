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
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.deadletter.DeadLetterHandler;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.eventing.deadletter.DeadLetterStore;
import io.amends.eventing.deadletter.DeadLetterTopicPublisher;
import io.amends.eventing.deadletter.UnreadableDocuments;
import io.amends.eventing.kafka.BrokerAdmin;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.kafka.KafkaSender;
import io.amends.eventing.outbox.EventSender;
import io.amends.eventing.outbox.OutboxRelay;
import io.amends.eventing.outbox.RelaySettings;
import io.amends.eventing.topic.TopicInitializer;
import io.amends.eventing.topic.TopicNames;
import io.amends.eventing.topic.TopicSettings;
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
public final class TestService implements AutoCloseable {
    public static final Duration LEASE = Duration.ofSeconds(4);
    private static final Duration SENDING = Duration.ofSeconds(3);

    public final MongoClient client;
    public final MongoDatabase database;
    public final KafkaSender sender;
    public final OutboxRelay relay;
    public final ConsumerContainers messaging;
    public final ConsumerMonitor monitor;
    public final RecordSkipper skipper;
    public final DeadLetterService deadLetters;
    public final UnreadableDocuments unreadable;
    private final BrokerAdmin broker;
    public final AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets;
    public final ProjectionStore<Diary, Diary.Event> diaries;
    public final Diaries.Writing writing = new Diaries.Writing();
    public final MeterRegistry meters = new SimpleMeterRegistry();
    public final DocumentStoreFactory factory;
    public final PropagatingTraceContext traces = new PropagatingTraceContext();

    /// @param settings its store and broker
    /// @param between decorates the sender that its relay uses
    public TestService(TestSettings settings, UnaryOperator<EventSender> between) {
        this(settings, between, Duration.ofMillis(200));
    }

    /// @param sweepInterval how often its relay looks for expired leases
    public TestService(
            TestSettings settings, UnaryOperator<EventSender> between, Duration sweepInterval) {
        this(settings, between, sweepInterval, AggregateLimits.DEFAULT.withLease(LEASE));
    }

    /// A service whose outboxes hold little, and with a consumer of events without numbers.
    ///
    /// @param waitingBytes beyond which also consumers wait
    public static TestService withOutboxesOf(int waitingBytes, TestSettings settings) {
        var usual = AggregateLimits.DEFAULT;
        var limits =
                new AggregateLimits(
                        usual.eventBytes(),
                        usual.waitingEvents(),
                        usual.waitingBytes(),
                        waitingBytes,
                        LEASE);
        var service =
                new TestService(settings, UnaryOperator.identity(), Duration.ofMillis(200), limits);
        service.messaging.add(
                new EventConsumer<>(
                        "unnumbered",
                        Set.of(Topic.INTERACTIONS),
                        service.diaries,
                        service.writing));
        return service;
    }

    private TestService(
            TestSettings settings,
            UnaryOperator<EventSender> between,
            Duration sweepInterval,
            AggregateLimits limits) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", settings.bootstrapServers());
        var names = new TopicNames(settings.name() + ".");
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        client = MongoClients.create(impatient(settings.mongodbUri()));
        database = DocumentStoreFactory.withMajority(client.getDatabase(settings.name()));
        sender = new KafkaSender(KafkaClientConfig.producer(kafka, SENDING), new EventCodec(names));
        var relaySettings = RelaySettings.DEFAULT.with(SENDING, sweepInterval);
        relay = new OutboxRelay(between.apply(sender), relaySettings, InstantSource.system());
        var atMost = Duration.ofMillis(500);
        var linger = Duration.ofMillis(5);
        var listening =
                new ConsumerContainers.Settings(
                        kafka, names, settings.name() + ".", 2, linger, atMost);
        broker = new BrokerAdmin(kafka);
        var letters = new DeadLetterStore(database);
        unreadable = new UnreadableDocuments(letters, meters, clock);
        var context =
                new ConsumerContext(
                        database,
                        new EventCodec(names),
                        meters,
                        traces,
                        clock,
                        unreadable,
                        new SkippedRecords(database, broker::topicId));
        var copies = new DeadLetterTopicPublisher(sender, names);
        messaging =
                new ConsumerContainers(
                        listening,
                        context,
                        name -> new DeadLetterHandler(name, letters, copies, meters, clock));
        monitor = new ConsumerMonitor(messaging, broker);
        skipper = new RecordSkipper(messaging, monitor, context);
        deadLetters = new DeadLetterService(letters, unreadable, messaging, clock);
        factory = new DocumentStoreFactory(database, clock, limits, traces, relay, unreadable);
        tickets = factory.create(new Tickets());
        diaries = factory.create(new Diaries());
        List.of(tickets, diaries).forEach(each -> relay.addOutbox(each.outbox()));
        List.of(tickets, diaries, new ParkedDocuments(database)).forEach(unreadable::watch);
        messaging.add(new EventConsumer<>("diaries", Set.of(Topic.COMPLAINTS), diaries, writing));
        new TopicInitializer(kafka, names, TopicSettings.of(12)).ensure(Duration.ofSeconds(60));
    }

    public TestService(TestSettings settings) {
        this(settings, UnaryOperator.identity());
    }

    /// The same, started.
    public TestService started() {
        relay.start();
        messaging.start();
        return this;
    }

    /// The lines of a diary about one ticket.
    public List<String> lines(String customer, String ticket) {
        return diaries.find(customer).map(found -> found.state().lines()).orElse(List.of()).stream()
                .filter(line -> line.startsWith(ticket + "#"))
                .toList();
    }

    public void open(String ticket, String customer) {
        tickets.create(
                ticket,
                CommandRequest.of(new Ticket.Command.Open(ticket, customer, null), "agent/kim"));
    }

    public void note(String ticket) {
        tickets.handle(ticket, CommandRequest.of(new Ticket.Command.Note("x"), "agent/kim"));
    }

    /// The expected lines of a diary about a ticket: each event once, in order, none missing.
    public static List<String> all(String ticket, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> ticket + "#0." + n).toList();
    }

    public double counted(String meter) {
        return meters.find(meter).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    /// What is done every few seconds.
    public void sweep() {
        deadLetters.sweep();
        messaging.sweep();
    }

    /// Stops like a killed process: nothing is completed or released.
    public void kill() {
        relay.halt();
        close();
    }

    @Override
    public void close() {
        messaging.close();
        broker.close();
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
    public record TestSettings(String mongodbUri, String bootstrapServers, String name) {

        /// The shared store and broker of the tests, with a name unique to this test.
        public static TestSettings shared(String prefix) {
            return new TestSettings(
                    TestPlatform.mongodbUri(),
                    TestPlatform.bootstrapServers(),
                    prefix + "_" + UUID.randomUUID().toString().substring(0, 8));
        }
    }
}
