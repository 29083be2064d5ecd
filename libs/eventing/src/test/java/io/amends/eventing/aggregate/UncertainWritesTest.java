package io.amends.eventing.aggregate;

import static io.amends.eventing.aggregate.TicketStores.MONDAY;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import io.amends.testing.PlatformTest;
import io.amends.testing.UncertainWrites;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A bulk write that the store may roll back is not a success.
@PlatformTest
class UncertainWritesTest extends TicketsFixture {

    @Test
    void batchUpdateIsRetriedUntilDurableAndHasItsEffectOnce() {
        tickets.create(id, open(id, "c-1"));

        uncertain(1).change(List.of(id), (_, change) -> noteOnce(change));

        assertThat(tickets.find(id).orElseThrow().state().notes()).isEqualTo(1);
    }

    @Test
    void batchUpdateFailsWhereItNeverBecomesDurable() {
        tickets.create(id, open(id, "c-1"));

        assertThatThrownBy(
                        () ->
                                uncertain(100)
                                        .change(
                                                List.of(id),
                                                (_, change) ->
                                                        change.decide(
                                                                new Tickets(),
                                                                new Ticket.Command.Note("x"),
                                                                MONDAY,
                                                                "test",
                                                                "never-the-same")))
                .isInstanceOf(MongoBulkWriteException.class);
    }

    @Test
    void eventsStayInTheOutboxUntilTheirHistoryIsDurable() {
        tickets.create(id, open(id, "c-1"));
        var claim = stores.leases.getLast();

        assertThatThrownBy(() -> uncertain(100).outbox().complete(List.of(claim)))
                .isInstanceOf(MongoBulkWriteException.class);

        assertThat(tickets.outbox().backlog().aggregates()).isEqualTo(1);
        tickets.outbox().complete(List.of(claim));
        assertThat(tickets.outbox().backlog().aggregates()).isZero();
        assertThat(tickets.history(id)).hasSize(1);
    }

    private static void noteOnce(PendingChange<Ticket, Ticket.Event> change) {
        var done = new SourceOffset(0, 1);
        if (!change.sourceOffset("/other", "o-1").equals(done)) {
            change.decide(new Tickets(), new Ticket.Command.Note("x"), MONDAY, "/other", "e-1");
            change.recordOffset("/other", "o-1", done);
        }
    }

    /// The same tickets through a connection whose next bulk writes are uncertain.
    private AggregateStore<Ticket, Ticket.Command, Ticket.Event> uncertain(int times) {
        return new DocumentStoreFactory(
                        UncertainWrites.of(stores.database(), times),
                        stores.clock,
                        AggregateLimits.DEFAULT,
                        new PropagatingTraceContext(),
                        OutboxListener.NONE)
                .create(new Tickets());
    }
}
