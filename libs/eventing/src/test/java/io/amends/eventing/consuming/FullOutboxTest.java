package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An aggregate whose outbox is full stops no other one of its partition: its events are parked, in
/// order, until some of the outbox was sent.
class FullOutboxTest {
    private static final String FULL = "c-full";

    /// Another customer, whose events are in the same partition.
    private static final String NEIGHBOUR =
            IntStream.range(0, 1_000)
                    .mapToObj(n -> "c-" + n)
                    .filter(each -> partition(each) == partition(FULL))
                    .findFirst()
                    .orElseThrow();

    private TestService service;
    private RawRecords raw;

    @BeforeEach
    void start() {
        var settings = TestService.TestSettings.shared("full");
        service = TestService.withOutboxesOf(0, settings);
        raw = new RawRecords(settings);
        service.messaging.start(); // no relay: nothing leaves an outbox
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    @Test
    void fullOutboxParksItsEventsInOrderWhileOthersOfThePartitionGoOn() {
        note(FULL, 1, 3);
        eventually(() -> assertThat(lines(FULL)).hasSize(3));

        note(FULL, 4, 8);
        note(NEIGHBOUR, 1, 2);

        eventually(() -> assertThat(lines(NEIGHBOUR)).isEqualTo(all(NEIGHBOUR, 2)));
        eventually(() -> assertWaiting("diaries", 3));
        assertThat(lines(FULL)).as("up to the event that publishes").isEqualTo(all(FULL, 5));
        service.sweep();
        assertWaiting("diaries", 3);

        service.relay.start();

        eventually(
                () -> {
                    service.sweep();
                    assertThat(lines(FULL)).isEqualTo(all(FULL, 8));
                });
        assertNothingWaits();
    }

    @Test
    void fullOutboxAtTheEndOfABatchTakesBackTheBatchOfItsAggregateOnly() {
        service.writing.concluded.add(FULL);
        note(FULL, 1, 1);
        eventually(() -> assertThat(lines(FULL)).hasSize(1));

        note(FULL, 2, 4);
        note(NEIGHBOUR, 1, 2);

        eventually(() -> assertThat(lines(NEIGHBOUR)).isEqualTo(all(NEIGHBOUR, 2)));
        eventually(() -> assertWaiting("diaries", 3));
        assertThat(lines(FULL)).isEqualTo(all(FULL, 1));
        service.writing.concluded.clear();

        service.relay.start();

        eventually(
                () -> {
                    service.sweep();
                    assertThat(lines(FULL)).isEqualTo(all(FULL, 4));
                });
        assertNothingWaits();
    }

    @Test
    void fullOutboxParksEventsWithoutNumbers() {
        note(FULL, 1, 3);
        eventually(() -> assertThat(lines(FULL)).hasSize(3));
        note(FULL, 4, 5);
        eventually(() -> assertThat(lines(FULL)).hasSize(5));

        visited(FULL);
        visited(NEIGHBOUR);

        eventually(() -> assertThat(service.lines(NEIGHBOUR, NEIGHBOUR)).hasSize(1));
        eventually(() -> assertWaiting("unnumbered", 1));

        service.relay.start();

        eventually(
                () -> {
                    service.sweep();
                    assertThat(service.lines(FULL, FULL)).hasSize(1);
                });
        assertNothingWaits();
    }

    private void assertWaiting(String consumer, long parked) {
        service.monitor.measure();
        assertThat(service.monitor.states())
                .filteredOn(state -> state.consumer().equals(consumer))
                .singleElement()
                .satisfies(
                        state -> {
                            assertThat(state.lag()).isZero();
                            assertThat(state.failures()).isZero();
                            assertThat(state.parked()).isEqualTo(parked);
                            assertThat(state.fullOutboxes()).containsExactly(FULL);
                        });
        assertThat(service.deadLetters.open(10)).isEmpty();
    }

    private void assertNothingWaits() {
        eventually(
                () -> {
                    service.sweep();
                    service.monitor.measure();
                    assertThat(service.monitor.states())
                            .allSatisfy(
                                    state -> {
                                        assertThat(state.parked()).isZero();
                                        assertThat(state.fullOutboxes()).isEmpty();
                                    });
                });
        assertThat(service.deadLetters.open(10)).isEmpty();
    }

    private void note(String customer, int first, int last) {
        for (var n = first; n <= last; n++) {
            raw.noted("of-" + customer, customer, "0." + n);
        }
    }

    private void visited(String customer) {
        raw.send(
                Topic.INTERACTIONS,
                customer,
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "visit-of-" + customer,
                        "ce_source", "/shop",
                        "ce_type", "amends.interaction.recorded.v1",
                        "ce_subject", customer,
                        "ce_partitionkey", customer,
                        "ce_time", "2026-11-23T09:00:00Z"),
                String.format(
                                Locale.ROOT,
                                """
                        {"customerId": "%s", "id": "i-1", "type": "visit",
                         "at": "2026-11-23T09:00:00Z", "revision": 0}""",
                                customer)
                        .getBytes(UTF_8));
    }

    private List<String> lines(String customer) {
        return service.lines(customer, "of-" + customer);
    }

    private static List<String> all(String customer, int count) {
        return TestService.all("of-" + customer, count);
    }

    private static int partition(String customer) {
        return BuiltInPartitioner.partitionForKey(customer.getBytes(UTF_8), 12);
    }
}
