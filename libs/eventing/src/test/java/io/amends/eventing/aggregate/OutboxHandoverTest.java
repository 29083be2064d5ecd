package io.amends.eventing.aggregate;

import static io.amends.eventing.aggregate.TicketStores.note;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.amends.testing.PlatformTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// A write passes its events to the relay, and no event remains unsent.
@PlatformTest
class OutboxHandoverTest extends TicketsFixture {
    @Test
    void firstWriteAcquiresOutboxLeaseAndLaterWritesKeepIt() {
        tickets.create(id, open(id, "c-1"));
        tickets.handle(id, note("one"));

        assertThat(stores.leases).hasSize(1);
        assertThat(stores.leases.getFirst().events()).hasSize(1);
    }

    @Test
    void completeReturnsEventsAddedMeanwhileAndThenReleases() {
        tickets.create(id, open(id, "c-1"));
        tickets.handle(id, note("one"));
        var outbox = tickets.outbox();

        var more = outbox.complete(stores.leases);
        assertThat(more).hasSize(1);
        assertThat(more.getFirst().events())
                .extracting(e -> e.envelope().sequence().seq())
                .containsExactly(2L);
        assertThat(outbox.complete(more)).isEmpty();

        assertThat(outbox.backlog()).isEqualTo(new OutboxBacklog(0, null));
        assertThat(tickets.history(id)).extracting(e -> e.sequence().seq()).containsExactly(1L, 2L);
        tickets.handle(id, note("two"));
        assertThat(stores.leases).hasSize(2);
    }

    @Test
    void leaseLeftOnAnEmptyOutboxIsReleasedAndNotTaken() {
        tickets.create(id, open(id, "c-1"));
        stores.database()
                .getCollection("tickets")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.combine(
                                Updates.set("outbox", List.of()),
                                Updates.set("relay.until", Instant.EPOCH)));

        assertThat(tickets.outbox().acquireExpired(10)).isEmpty();

        assertThat(tickets.outbox().backlog()).isEqualTo(new OutboxBacklog(0, null));
        tickets.handle(id, note("one"));
        assertThat(stores.leases).hasSize(2);
    }

    @Test
    void releaseBetweenReadAndWriteLosesNoEvent() {
        tickets.create(id, open(id, "c-1"));
        var released = new AtomicBoolean();

        tickets.handle(
                id,
                CommandRequest.of(
                        new Ticket.Command.NoteWhile(
                                () -> {
                                    if (!released.getAndSet(true)) {
                                        tickets.outbox().complete(stores.leases);
                                    }
                                }),
                        "agent/kim"));

        assertThat(tickets.find(id).orElseThrow().state().notes()).isEqualTo(1);
        assertThat(stores.leases).hasSize(2);
        assertThat(stores.leases.getLast().events())
                .extracting(e -> e.envelope().sequence().seq())
                .containsExactly(2L);
    }
}
