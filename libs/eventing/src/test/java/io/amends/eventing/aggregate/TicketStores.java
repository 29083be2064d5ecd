package io.amends.eventing.aggregate;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.testing.TestSpace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// A store of tickets in a database of its own, with a clock that tests move.
final class TicketStores implements AutoCloseable {
    static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    final MongoClient client;
    final List<OutboxLease> leases = new CopyOnWriteArrayList<>();

    /// The ids of aggregates for which the listener was called, one for each event.
    final List<String> notified = new CopyOnWriteArrayList<>();

    final MovableClock clock = new MovableClock();
    private final String database;
    final AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets;

    TicketStores(TestSpace space) {
        this(space, AggregateLimits.DEFAULT);
    }

    TicketStores(TestSpace space, AggregateLimits limits) {
        this(space, limits, space.mongodbUri());
    }

    /// @param uri the store, such as a proxy of it
    TicketStores(TestSpace space, AggregateLimits limits, String uri) {
        database = space.database() + "_" + UUID.randomUUID().toString().substring(0, 8);
        client = MongoClients.create(uri);
        tickets = another(limits, leases::add);
    }

    /// The same tickets in another process.
    AggregateStore<Ticket, Ticket.Command, Ticket.Event> another(
            AggregateLimits limits, OutboxListener listener) {
        return another(limits, listener, DocumentFaults.logging());
    }

    /// The same, with a listener for documents that cannot be read.
    AggregateStore<Ticket, Ticket.Command, Ticket.Event> another(
            AggregateLimits limits, OutboxListener listener, DocumentFaults faults) {
        return new DocumentStoreFactory(
                        database(), clock, limits, new PropagatingTraceContext(), listener, faults)
                .create(
                        new Tickets(),
                        (stored, events) -> events.forEach(_ -> notified.add(stored.id())));
    }

    MongoDatabase database() {
        return client.getDatabase(database);
    }

    static CommandRequest<Ticket.Command> open(String reference, String customer) {
        return CommandRequest.of(new Ticket.Command.Open(reference, customer, null), "agent/kim");
    }

    static CommandRequest<Ticket.Command> note(String words) {
        return CommandRequest.of(new Ticket.Command.Note(words), "agent/kim");
    }

    @Override
    public void close() {
        client.close();
    }

    /// A clock that advances only when a test moves it.
    static final class MovableClock extends Clock {
        private volatile Instant now = MONDAY;

        void moveTo(Instant instant) {
            now = instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
