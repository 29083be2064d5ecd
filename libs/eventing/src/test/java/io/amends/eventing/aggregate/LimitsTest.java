package io.amends.eventing.aggregate;

import static io.amends.eventing.aggregate.TicketStores.MONDAY;
import static io.amends.eventing.aggregate.TicketStores.note;
import static io.amends.eventing.aggregate.TicketStores.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Limits of waiting events and of the size of one event.
@PlatformTest
class LimitsTest extends TicketsFixture {
    @Test
    void fullOutboxRefusesCallersWithRetryAfter() {
        tickets.create(id, open(id, "c-1"));
        tickets.handle(id, CommandRequest.of(new Ticket.Command.Notes(500), "agent/kim"));

        assertThatExceptionOfType(OutboxFullException.class)
                .isThrownBy(() -> tickets.handle(id, note("one more")))
                .satisfies(e -> assertThat(e.retryAfter()).isPositive());
    }

    @Test
    void waitingBytesLimitCallersBeforeTimersAndConsumers(TestSpace space) {
        var limits = new AggregateLimits(64 << 10, 500, 20_000, 60_000, Duration.ofSeconds(10));
        try (var narrow = new TicketStores(space, limits)) {
            narrow.tickets.create(id, open(id, "c-1"));
            narrow.tickets.handle(id, note("x".repeat(25_000)));
            assertThatExceptionOfType(OutboxFullException.class)
                    .isThrownBy(() -> narrow.tickets.handle(id, note("x")));

            decideAsAConsumer(narrow, "x".repeat(40_000));

            assertThatExceptionOfType(OutboxFullException.class)
                    .isThrownBy(() -> decideAsAConsumer(narrow, "x"));
        }
    }

    @Test
    void fullOutboxPostponesItsTimerOnlyAndIsNotReportedAsUnreadable(TestSpace space) {
        var limits = new AggregateLimits(64 << 10, 500, 4 << 20, 20_000, Duration.ofSeconds(10));
        var unreadable = new ArrayList<String>();
        try (var narrow = new TicketStores(space, limits)) {
            var leases = new ArrayList<OutboxLease>();
            var all = narrow.another(limits, leases::add, (_, which, _) -> unreadable.add(which));
            all.create(id, dueAt(MONDAY));
            all.handle(id, note("x".repeat(25_000)));
            all.create("other-" + id, dueAt(MONDAY));
            narrow.clock.moveTo(MONDAY.plusSeconds(2));

            all.fireDueTimers(10);
            all.check(id);

            assertThat(all.find("other-" + id).orElseThrow().state().reminders()).isEqualTo(1);
            assertThat(all.find(id).orElseThrow().state().reminders()).isZero();
            assertThat(unreadable).isEmpty();

            leases.addAll(all.outbox().complete(leases));
            all.outbox().complete(leases.subList(2, leases.size()));
            all.fireDueTimers(10);

            assertThat(all.find(id).orElseThrow().state().reminders()).isEqualTo(1);
        }
    }

    private static CommandRequest<Ticket.Command> dueAt(Instant at) {
        return CommandRequest.of(
                new Ticket.Command.Open("t", "c-1", at.plusSeconds(1)), "agent/kim");
    }

    private void decideAsAConsumer(TicketStores narrow, String words) {
        narrow.tickets.change(
                List.of(id),
                (_, change) ->
                        change.decide(
                                new Tickets(),
                                new Ticket.Command.Note(words),
                                MONDAY,
                                "/other",
                                "e"));
    }

    @Test
    void eventAbove64KilobytesIsRefused() {
        tickets.create(id, open(id, "c-1"));
        tickets.handle(id, note("x".repeat(65_000)));

        assertThatExceptionOfType(EventTooLargeException.class)
                .isThrownBy(() -> tickets.handle(id, note("x".repeat(65_536))))
                .withMessageContaining("noted");
    }
}
