package io.amends.aggregates.messaging;

import static io.amends.aggregates.messaging.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.aggregates.CuttingProxy;
import io.amends.aggregates.CuttingProxy.Afterwards;
import io.amends.aggregates.CuttingProxy.When;
import io.amends.aggregates.Waiting;
import io.amends.aggregates.messaging.Service.Place;
import io.amends.aggregates.outbox.EventSender;
import io.amends.testing.TestPlatform;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A relay may die or stand still at any moment. Each time: every event once in effect, in order
/// per aggregate, no gap, nothing left behind.
class RelayFaultsTest {
    private Place place;
    private CuttingProxy proxy;
    private Place throughProxy;

    @BeforeEach
    void prepare() throws IOException {
        var name = "relay_" + UUID.randomUUID().toString().substring(0, 8);
        var broker = TestPlatform.bootstrapServers();
        proxy = new CuttingProxy(TestPlatform.mongodbUri());
        place = new Place(TestPlatform.mongodbUri(), broker, name);
        throughProxy = new Place(proxy.mongodbUri(), broker, name);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @Test
    void oneThatDiesBeforeSendingIsReplaced() throws Exception {
        var dying = new Service(place, _ -> new Swallowing());
        dying.relay.start();
        dying.open("t-1", "c-1");
        dying.note("t-1");
        dying.kill();

        allArriveWith(new Service(place), 2);
    }

    @Test
    void oneThatDiesBetweenSendingAndFilingIsReplaced() throws Exception {
        var dying = new Service(throughProxy);
        dying.relay.start();
        proxy.cut(When.BEFORE, Afterwards.DEAD, "insert", "history");
        dying.open("t-1", "c-1");
        proxy.awaitCut();
        dying.kill();

        var next = new Service(place);
        allArriveWith(next, 1);
        assertThat(next.counted("amends.consumer.duplicates")).isPositive();
    }

    @Test
    void oneThatDiesBetweenFilingAndPullingIsReplaced() throws Exception {
        var dying = new Service(throughProxy);
        dying.relay.start();
        proxy.cut(When.AFTER, Afterwards.DEAD, "insert", "history");
        dying.open("t-1", "c-1");
        proxy.awaitCut();
        dying.kill();

        allArriveWith(new Service(place), 1);
    }

    @Test
    void oneThatWasPausedPastItsLeaseOnlyRepeatsWhatIsDroppedAndGoesOn() throws Exception {
        var pausing = new Pausing();
        try (var paused = new Service(place, pausing::before);
                var other = new Service(place).started()) {
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

    private static void allArriveWith(Service next, int count) {
        try (next) {
            next.started();
            allAreThere(next, count);
            next.note("t-1");
            allAreThere(next, count + 1);
        }
    }

    private static void allAreThere(Service service, int count) {
        eventually(
                () -> {
                    assertThat(service.lines("c-1", "t-1")).isEqualTo(Service.all("t-1", count));
                    assertThat(service.tickets.outbox().backlog().aggregates()).isZero();
                });
        assertThat(service.tickets.history("t-1"))
                .extracting(e -> Diaries.Writing.line("t-1", e.sequence()))
                .isEqualTo(Service.all("t-1", count));
    }

    /// Takes events and does nothing with them.
    private static final class Swallowing implements EventSender {
        @Override
        public void send(Waiting event, Answer answer) {}

        @Override
        public void flush() {}
    }

    /// Stands still before the first event.
    private static final class Pausing {
        final CountDownLatch goOn = new CountDownLatch(1);

        EventSender before(EventSender sender) {
            return new EventSender() {
                @Override
                public void send(Waiting event, Answer answer) {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    sender.send(event, answer);
                }

                @Override
                public void flush() {
                    sender.flush();
                }
            };
        }
    }
}
