package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.eventing.aggregate.ConnectionCuttingProxy;
import io.amends.eventing.aggregate.ConnectionCuttingProxy.Afterwards;
import io.amends.eventing.aggregate.ConnectionCuttingProxy.When;
import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.consuming.TestService.TestSettings;
import io.amends.eventing.outbox.EventSender;
import io.amends.testing.TestPlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A relay may die or pause at any moment. Each time every event is applied once, in order per
/// aggregate, no gap, and none remains in the outbox.
class OutboxRelayFaultsTest {
    private TestSettings settings;
    private ConnectionCuttingProxy proxy;
    private TestSettings throughProxy;

    @BeforeEach
    void prepare() throws IOException {
        var name = "relay_" + UUID.randomUUID().toString().substring(0, 8);
        var broker = TestPlatform.bootstrapServers();
        proxy = new ConnectionCuttingProxy(TestPlatform.mongodbUri());
        settings = new TestSettings(TestPlatform.mongodbUri(), broker, name);
        throughProxy = new TestSettings(proxy.mongodbUri(), broker, name);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void relayKilledBeforeSendingIsReplaced() throws Exception {
        var dying = new TestService(settings, _ -> new Swallowing());
        dying.relay.start();
        dying.open("t-1", "c-1");
        dying.note("t-1");
        dying.kill();

        allArriveWith(new TestService(settings), 2);
    }

    @Test
    void relayKilledBetweenSendingAndFilingIsReplaced() throws Exception {
        var dying = new TestService(throughProxy);
        dying.relay.start();
        proxy.cut(When.BEFORE, Afterwards.DEAD, "insert", "history");
        dying.open("t-1", "c-1");
        proxy.awaitCut();
        dying.kill();

        var next = new TestService(settings);
        allArriveWith(next, 1);
        assertThat(next.counted("amends.consumer.duplicates")).isPositive();
    }

    @Test
    void relayKilledBetweenFilingAndRemovingIsReplaced() throws Exception {
        var dying = new TestService(throughProxy);
        dying.relay.start();
        proxy.cut(When.AFTER, Afterwards.DEAD, "insert", "history");
        dying.open("t-1", "c-1");
        proxy.awaitCut();
        dying.kill();

        allArriveWith(new TestService(settings), 1);
    }

    @Test
    void relayPausedPastItsLeaseSendsOnlyDuplicatesAndContinues() throws Exception {
        var pausing = new Pausing();
        // A process that stands still does not sweep either: its sweep would take its own claim
        // again each time that it ran out.
        try (var paused = new TestService(settings, pausing::before, Duration.ofHours(1));
                var other = new TestService(settings).started()) {
            paused.relay.start();
            paused.open("t-1", "c-1");
            paused.note("t-1");
            eventually(() -> assertThat(other.lines("c-1", "t-1")).hasSize(2));
            other.note("t-1");
            eventually(() -> assertThat(other.lines("c-1", "t-1")).hasSize(3));

            pausing.goOn.countDown();
            eventually(() -> assertThat(other.counted("amends.consumer.duplicates")).isPositive());
            paused.note("t-1");

            allAreThere(other, 4);
        }
    }

    private static void allArriveWith(TestService next, int count) {
        try (next) {
            next.started();
            allAreThere(next, count);
            next.note("t-1");
            allAreThere(next, count + 1);
        }
    }

    private static void allAreThere(TestService service, int count) {
        eventually(
                () -> {
                    assertThat(service.lines("c-1", "t-1"))
                            .isEqualTo(TestService.all("t-1", count));
                    assertThat(service.tickets.outbox().backlog().aggregates()).isZero();
                });
        assertThat(service.tickets.history("t-1"))
                .extracting(e -> Diaries.Writing.line("t-1", e.sequence()))
                .isEqualTo(TestService.all("t-1", count));
    }

    /// Accepts events and drops them.
    private static final class Swallowing implements EventSender {
        @Override
        public void send(OutboxEntry event, Callback callback) {}

        @Override
        public void flush() {}
    }

    /// Pauses before the first event.
    private static final class Pausing {
        final CountDownLatch goOn = new CountDownLatch(1);

        EventSender before(EventSender sender) {
            return new EventSender() {
                @Override
                public void send(OutboxEntry event, Callback callback) {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    sender.send(event, callback);
                }

                @Override
                public void flush() {
                    sender.flush();
                }
            };
        }
    }
}
