package io.amends.aggregates.messaging;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.CarriedTraces;
import io.amends.aggregates.Limits;
import io.amends.aggregates.Ticket;
import io.amends.aggregates.Tickets;
import io.amends.aggregates.outbox.EventSender;
import io.amends.aggregates.outbox.Relay;
import io.amends.aggregates.outbox.RelaySettings;
import io.amends.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// A small service with tickets and diaries, as one process would run it, with short leases.
final class Service implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration SENDING = Duration.ofMillis(1_500);

    final MongoClient client;
    final MongoDatabase database;
    final KafkaSender sender;
    final Relay relay;
    final Messaging messaging;
    final Aggregates<Ticket, Ticket.Command, Ticket.Event> tickets;
    final Aggregates<Diary, Diary.Command, Diary.Event> diaries;
    final Diaries.Writing writing = new Diaries.Writing();
    final MeterRegistry meters = new SimpleMeterRegistry();
    final CarriedTraces traces = new CarriedTraces();

    /// @param place where its data lie and events go
    /// @param between what stands between its relay and the broker
    Service(Place place, UnaryOperator<EventSender> between) {
        Map<String, Object> kafka = Map.of("bootstrap.servers", place.bootstrapServers());
        var names = new TopicNames(place.name() + ".");
        var clock = Clock.tickMillis(ZoneOffset.UTC);
        client = MongoClients.create(impatient(place.mongodbUri()));
        database = AggregatesFactory.careful(client.getDatabase(place.name()));
        sender = new KafkaSender(Clients.producer(kafka, SENDING), new EventCodec(names));
        var settings = RelaySettings.DEFAULT.with(SENDING, Duration.ofMillis(200));
        relay = new Relay(between.apply(sender), settings, InstantSource.system());
        var limits = Limits.DEFAULT.withLease(LEASE);
        var factory = new AggregatesFactory(database, clock, limits, traces, relay);
        tickets = factory.create(new Tickets());
        diaries = factory.create(new Diaries());
        List.of(tickets, diaries).forEach(each -> relay.lookAfter(each.outbox()));
        var short1 = Duration.ofMillis(500);
        var listening = new Messaging.Settings(kafka, names, place.name() + ".", 2, short1);
        messaging = new Messaging(listening, database, sender, meters, traces, clock);
        messaging.add(new EventConsumer<>("diaries", Set.of(Topic.COMPLAINTS), diaries, writing));
        new Topics(kafka, names, 12, Optional.empty(), Duration.ofSeconds(60)).ensure();
    }

    Service(Place place) {
        this(place, UnaryOperator.identity());
    }

    /// The same, working.
    Service started() {
        relay.start();
        messaging.start();
        return this;
    }

    /// What a diary says of one ticket.
    List<String> lines(String customer, String ticket) {
        return diaries.find(customer).map(found -> found.state().lines()).orElse(List.of()).stream()
                .filter(line -> line.startsWith(ticket + "#"))
                .toList();
    }

    double counted(String meter) {
        return meters.find(meter).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    /// Stops as a process does that is killed: nothing is finished or given back.
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

    /// Where a service's data lie and where its events go.
    ///
    /// @param name of its database and before its topics
    record Place(String mongodbUri, String bootstrapServers, String name) {}
}
