package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.Ticket;
import io.amends.testing.RestartableProcess;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Store and broker are killed while a client records which commands were acknowledged. When they
/// are back, every acknowledged event is applied once, in order per aggregate, no gap.
class OutageTest {
    private static final int TICKETS = 4;

    private final RestartableProcess store = RestartableProcess.store();
    private final RestartableProcess broker = RestartableProcess.broker();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean enough;
    private TestService service;

    @BeforeEach
    void start() {
        var name = "outage_" + UUID.randomUUID().toString().substring(0, 8);
        service =
                new TestService(
                        new TestService.TestSettings(store.mongodbUri(), broker.address(), name));
        service.started();
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            service.open("t-" + ticket, "c-1");
        }
    }

    @AfterEach
    void stop() {
        service.close();
        broker.stop();
        store.stop();
    }

    @Test
    void storeAndBrokerOutageLosesNoEvent() throws Exception {
        var client = Thread.ofPlatform().start(this::work);
        soon(10);

        broker.kill();
        soon(20); // the store alone accepts commands
        broker.start();
        soon(20);

        store.kill();
        var before = refused.get();
        eventually(() -> assertThat(refused.get()).isGreaterThan(before));
        store.start();
        soon(20);
        enough = true;
        client.join();

        eventually(this::everyPromiseIsKept);
    }

    private void everyPromiseIsKept() {
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            var name = "t-" + ticket;
            var promised = (accepted.get() + TICKETS - 1 - ticket) / TICKETS;
            assertThat(service.tickets.find(name).orElseThrow().state().notes())
                    .isEqualTo(promised);
            assertThat(service.lines("c-1", name)).isEqualTo(TestService.all(name, promised + 1));
        }
        assertThat(service.tickets.outbox().backlog().aggregates()).isZero();
    }

    /// Sends one command after the other, each repeated with its own id until it is accepted.
    private void work() {
        while (!enough) {
            var number = accepted.get();
            var note = new Ticket.Command.Note("n-" + number);
            var call = CommandRequest.<Ticket.Command>of(note, "agent/kim").withId("n-" + number);
            if (isAccepted("t-" + number % TICKETS, call)) {
                accepted.incrementAndGet();
            } else {
                refused.incrementAndGet();
            }
        }
    }

    private boolean isAccepted(String ticket, CommandRequest<Ticket.Command> call) {
        try {
            service.tickets.handle(ticket, call);
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    /// Waits until this many more commands were accepted.
    private void soon(int more) {
        var target = accepted.get() + more;
        eventually(() -> assertThat(accepted.get()).isGreaterThanOrEqualTo(target));
    }
}
