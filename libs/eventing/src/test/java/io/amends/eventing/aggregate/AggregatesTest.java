package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static io.amends.eventing.aggregate.TicketStores.MONDAY;
import static io.amends.eventing.aggregate.TicketStores.note;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.amends.contracts.Sequence;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import io.amends.testing.PlatformTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@PlatformTest
class AggregatesTest extends TicketsFixture {
    @Test
    void createdAggregateIsFound() {
        var creation = tickets.create(id, open(id, "c-1").withUniqueKey("body", "abc"));

        assertThat(creation).isInstanceOf(Created.class);
        assertThat(tickets.find(id)).contains(creation.stored());
        assertThat(creation.stored().version()).isEqualTo(1);
        assertThat(creation.stored().key()).isEqualTo("c-1");
        assertThat(creation.stored().uniqueKeys()).containsEntry("body", "abc");
    }

    @Test
    void createWithExistingUniqueKeyReturnsExistingAggregate() {
        tickets.create(id, open(id, "c-1").withUniqueKey("externalId", "crm/" + id));

        var again =
                tickets.create(
                        id + "b", open(id + "b", "c-2").withUniqueKey("externalId", "crm/" + id));

        assertThat(again)
                .isInstanceOfSatisfying(
                        Existing.class,
                        existing -> {
                            assertThat(existing.by()).isEqualTo("externalId");
                            assertThat(existing.stored().id()).isEqualTo(id);
                        });
        assertThat(tickets.find(id + "b")).isEmpty();
    }

    @Test
    void historyRecordsEventsWithMetadata() {
        tickets.create(id, open(id, "c-1"));
        var call = note("still broken").withId("call-7");

        tickets.handle(id, call);

        assertThat(tickets.history(id))
                .extracting(HistoryEntry::sequence)
                .containsExactly(new Sequence(0, 1), new Sequence(0, 2));
        assertThat(tickets.history(id).getLast())
                .isEqualTo(
                        new HistoryEntry<>(
                                id,
                                "c-1",
                                new Sequence(0, 2),
                                MONDAY,
                                "agent/kim",
                                "call-7",
                                new Ticket.Event.Noted("still broken", MONDAY),
                                null));
    }

    @Test
    void commandExpectingAnotherVersionIsRefused() {
        tickets.create(id, open(id, "c-1"));
        tickets.handle(id, note("one"));

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> tickets.handle(id, note("two").ifVersion(1)))
                .satisfies(stale -> assertThat(stale.current().version()).isEqualTo(2));
        assertThat(tickets.handle(id, note("two").ifVersion(2)).version()).isEqualTo(3);
    }

    @Test
    void refusedCommandChangesNothing() {
        tickets.create(id, open(id, "c-1"));

        assertThatExceptionOfType(Ticket.Refused.class)
                .isThrownBy(() -> tickets.handle(id, note(Tickets.NO)));
        assertThat(tickets.find(id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void commandWithoutEventsMakesNoNewVersion() {
        tickets.create(id, open(id, "c-1"));

        assertThat(tickets.handle(id, open(id, "c-1")).version()).isEqualTo(1);
    }

    @Test
    void repeatedCommandIdHasItsEffectOnce() {
        tickets.create(id, open(id, "c-1"));
        var call = note("once").withId("call-1");

        tickets.handle(id, call);
        var again = tickets.handle(id, call);

        assertThat(again.state().notes()).isEqualTo(1);
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    void overdueTimersFireBeforeCommandAtTheirDueInstants() {
        var due = MONDAY.plus(Duration.ofDays(1));
        tickets.create(id, CommandRequest.of(new Ticket.Command.Open(id, "c-1", due), "agent/kim"));
        stores.clock.moveTo(due.plus(Duration.ofDays(7)));

        tickets.handle(id, note("late"));

        var events = tickets.history(id);
        assertThat(events)
                .extracting(HistoryEntry::event)
                .containsExactly(
                        new Ticket.Event.Opened(id, "c-1", MONDAY, due),
                        new Ticket.Event.Reminded(due),
                        new Ticket.Event.Noted("late", due.plus(Duration.ofDays(7))));
        assertThat(events.get(1).by()).isEqualTo(PendingChange.CLOCK);
    }

    @Test
    void timeOfAnAggregateNeverDecreases() {
        tickets.create(id, open(id, "c-1"));
        stores.clock.moveTo(MONDAY.minusSeconds(3600));

        assertThat(tickets.handle(id, note("earlier")).at()).isEqualTo(MONDAY);
    }

    @Test
    void fireDueTimersFiresOnlyDueTimers() {
        var due = MONDAY.plus(Duration.ofDays(1));
        var ids = List.of(id + "a", id + "b", id + "c");
        for (var each : ids) {
            tickets.create(
                    each,
                    CommandRequest.of(new Ticket.Command.Open(each, "c-1", due), "agent/kim"));
        }
        tickets.handle(
                id + "c",
                CommandRequest.of(new Ticket.Command.RemindAt(due.plusSeconds(1)), "kim"));
        stores.clock.moveTo(due);

        assertThat(tickets.fireDueTimers(1)).isGreaterThanOrEqualTo(2);

        assertThat(tickets.fireDueTimers(1)).isZero();
        assertThat(ids)
                .map(each -> tickets.find(each).orElseThrow().state().reminders())
                .containsExactly(1, 1, 0);
    }

    @Test
    void findReturnsFilteredAggregatesInOrder() {
        var customer = "c-" + UUID.randomUUID();
        for (var i = 0; i < 5; i++) {
            tickets.create(id + i, open(id + i, customer));
        }

        var page = tickets.find(eq("state.customerId", customer), ascending("_id"), 3);

        assertThat(page).extracting(StoredAggregate::id).containsExactly(id + 0, id + 1, id + 2);
        assertThat(tickets.count(eq("state.customerId", customer))).isEqualTo(5);
    }

    @Test
    void concurrentWritersOfOneAggregateLoseNoEvent() throws Exception {
        tickets.create(id, open(id, "c-1"));
        var calls = new ArrayList<Callable<StoredAggregate<Ticket>>>();
        for (var i = 0; i < 60; i++) {
            calls.add(() -> tickets.handle(id, note("x")));
        }

        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }

        assertThat(tickets.find(id).orElseThrow().state().notes()).isEqualTo(60);
        assertThat(tickets.find(id).orElseThrow().version()).isEqualTo(61);
        assertThat(tickets.history(id)).extracting(e -> e.sequence().seq()).isSorted().hasSize(61);
    }
}
