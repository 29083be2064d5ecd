package io.amends.eventing.aggregate;

import static io.amends.eventing.aggregate.TicketStores.MONDAY;
import static io.amends.eventing.aggregate.TicketStores.note;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.testing.PlatformTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Changes of many aggregates at once, as consumers make them.
@PlatformTest
class BatchUpdateTest extends TicketsFixture {
    @Test
    void changesManyAggregatesAndRecordsSourceOffsets() {
        tickets.create(id, open(id, "c-1"));
        var last = new SourceOffset(0, 3);

        tickets.change(
                List.of(id, id + ".new"),
                (each, change) -> {
                    if (!change.sourceOffset("/other", "a.b$c").equals(last)) {
                        change.recordOffset("/other", "a.b$c", last);
                        change.state()
                                .ifPresent(
                                        s ->
                                                change.decide(
                                                        new Tickets(),
                                                        new Ticket.Command.Note("x"),
                                                        MONDAY,
                                                        "/other",
                                                        "e-1"));
                    }
                });

        assertThat(tickets.find(id).orElseThrow().state().notes()).isEqualTo(1);
        assertThat(tickets.find(id + ".new")).isEmpty();
        tickets.change(
                List.of(id, id + ".new"),
                (each, change) ->
                        assertThat(change.sourceOffset("/other", "a.b$c")).isEqualTo(last));
        assertThat(tickets.create(id + ".new", open(id + ".new", "c-1")))
                .isInstanceOf(Created.class);
    }

    @Test
    void listenerIsCalledOnceAfterPartlyConflictingWrite() {
        var other = id + ".other";
        tickets.create(id, open(id, "c-1"));
        tickets.create(other, open(other, "c-1"));
        var races = new AtomicInteger();

        tickets.change(
                List.of(id, other),
                (each, change) -> {
                    if (each.equals(other) && races.getAndIncrement() == 0) {
                        tickets.handle(other, note("meanwhile"));
                    }
                    var done = new SourceOffset(0, 1);
                    if (!change.sourceOffset("/other", "o-1").equals(done)) {
                        var note = new Ticket.Command.Note("x");
                        change.decide(new Tickets(), note, MONDAY, "/other", "e-" + each);
                        change.recordOffset("/other", "o-1", done);
                    }
                });

        assertThat(races).hasValue(2);
        assertThat(stores.notified).containsExactlyInAnyOrder(id, id, other, other, other);
    }

    @Test
    void sourceOffsetAloneMakesNoNewVersion() {
        tickets.create(id, open(id, "c-1"));

        tickets.change(
                List.of(id),
                (_, change) -> change.recordOffset("/other", "o-1", new SourceOffset(0, 1)));

        assertThat(tickets.handle(id, note("one").ifVersion(1)).version()).isEqualTo(2);
    }
}
