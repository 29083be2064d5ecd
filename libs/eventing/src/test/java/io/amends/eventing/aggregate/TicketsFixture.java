package io.amends.eventing.aggregate;

import io.amends.testing.TestSpace;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tickets in a database per test, and the id of one that does not exist yet.
abstract class TicketsFixture {
    final String id = "t-" + UUID.randomUUID();
    TicketStores stores;
    AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets;

    @BeforeEach
    void connect(TestSpace space) {
        stores = new TicketStores(space);
        tickets = stores.tickets;
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
