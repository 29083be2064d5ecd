package io.amends.eventing.aggregate;

import static io.amends.eventing.aggregate.TicketStores.note;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.eventing.aggregate.ConnectionCuttingProxy.Afterwards;
import io.amends.eventing.aggregate.ConnectionCuttingProxy.When;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// After a connection breaks during a write, the driver does not report whether the write took
/// settings; outbox and history show it.
@PlatformTest
class BrokenConnectionTest {
    private ConnectionCuttingProxy proxy;
    private TicketStores stores;
    private AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets;

    @BeforeEach
    void connect(TestSpace space) throws IOException {
        proxy = new ConnectionCuttingProxy(space.mongodbUri());
        stores = new TicketStores(space, AggregateLimits.DEFAULT, proxy.mongodbUri());
        tickets = stores.tickets;
    }

    @AfterEach
    void close() throws IOException {
        stores.close();
        proxy.close();
    }

    @Test
    void commandWithLostReplyIsNotExecutedAgain() throws Exception {
        tickets.create("t-1", open("t-1", "c-1"));
        proxy.cut(When.AFTER, Afterwards.AGAIN, "update", "tickets");

        var after = tickets.handle("t-1", note("once"));

        proxy.awaitCut();
        assertThat(after.state().notes()).isEqualTo(1);
        assertThat(after.version()).isEqualTo(2);
        assertThat(tickets.history("t-1")).hasSize(2);
    }

    @Test
    void commandThatNeverArrivedIsRetried() throws Exception {
        tickets.create("t-1", open("t-1", "c-1"));
        proxy.cut(When.BEFORE, Afterwards.AGAIN, "update", "tickets");

        var after = tickets.handle("t-1", note("once").ifVersion(1));

        proxy.awaitCut();
        assertThat(after.state().notes()).isEqualTo(1);
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void commandWithLostReplyIsFoundInHistoryAfterItsEventsWereSent() throws Exception {
        tickets.create("t-1", open("t-1", "c-1"));
        tickets.outbox().complete(stores.leases);
        var call = note("once").withId("call-1");
        tickets.handle("t-1", call);
        tickets.outbox().complete(List.of(stores.leases.getLast()));

        assertThat(tickets.handle("t-1", call).state().notes()).isEqualTo(1);
    }

    @Test
    void creationWithLostReplyCountsAsCreatedAndItsEventsAreSent() throws Exception {
        proxy.cut(When.AFTER, Afterwards.AGAIN, "insert", "tickets");

        var creation =
                tickets.create("t-1", open("t-1", "c-1").withUniqueKey("externalId", "crm/1"));

        proxy.awaitCut();
        assertThat(creation).isInstanceOf(Created.class);
        assertThat(stores.leases).hasSize(1);
        assertThat(stores.notified).containsExactly("t-1");
        assertThat(tickets.history("t-1")).hasSize(1);
    }

    @Test
    void eventsOfCommandWithLostReplyArePassedToRelay() throws Exception {
        tickets.create("t-1", open("t-1", "c-1"));
        tickets.outbox().complete(stores.leases);
        proxy.cut(When.AFTER, Afterwards.AGAIN, "update", "tickets");

        tickets.handle("t-1", note("once"));

        proxy.awaitCut();
        assertThat(stores.leases).hasSize(2);
        assertThat(stores.notified).hasSize(2);
    }

    @Test
    void bulkWriteWithLostReplyHasItsEffectsOnce() throws Exception {
        tickets.create("t-1", open("t-1", "c-1"));
        tickets.create("t-2", open("t-2", "c-1"));
        stores.leases.forEach(claim -> tickets.outbox().complete(List.of(claim)));
        proxy.cut(When.AFTER, Afterwards.AGAIN, "update", "tickets");
        var offset = new SourceOffset(0, 1);

        tickets.change(
                List.of("t-1", "t-2"),
                (_, change) -> {
                    if (!change.sourceOffset("/other", "o-1").equals(offset)) {
                        change.decide(
                                new Tickets(),
                                new Ticket.Command.Note("x"),
                                TicketStores.MONDAY,
                                "other",
                                "e-1");
                        change.recordOffset("/other", "o-1", offset);
                    }
                });

        proxy.awaitCut();
        assertThat(List.of("t-1", "t-2"))
                .map(id -> tickets.find(id).orElseThrow().state().notes())
                .containsExactly(1, 1);
        assertThat(stores.leases).hasSize(4);
        assertThat(stores.notified).containsExactlyInAnyOrder("t-1", "t-2", "t-1", "t-2");
    }
}
