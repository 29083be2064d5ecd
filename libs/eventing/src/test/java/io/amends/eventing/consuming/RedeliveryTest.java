package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.topic.TopicNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records are delivered again, early, late and to another process. Each event is still applied
/// once, in the order of its numbers.
class RedeliveryTest {
    private static final int TICKETS = 6;
    private static final int EVENTS = 12;

    private TestService.TestSettings settings;
    private TestService service;
    private RawRecords raw;

    @BeforeEach
    void start() {
        settings = TestService.TestSettings.shared("redelivery");
        service = new TestService(settings);
        raw = new RawRecords(settings);
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    @Test
    void redeliveredRecordsAreDropped() throws Exception {
        for (var number = 1; number <= EVENTS; number++) {
            raw.noted("t-1", "c-1", "0." + number);
        }
        service.messaging.start();
        eventually(() -> assertThat(service.lines("c-1", "t-1")).hasSize(EVENTS));
        service.messaging.close();

        backToTheBeginning();
        service.messaging.start();

        eventually(
                () -> assertThat(service.counted("amends.consumer.duplicates")).isEqualTo(EVENTS));
        assertThat(service.lines("c-1", "t-1")).isEqualTo(TestService.all("t-1", EVENTS));
    }

    @Test
    void earlyEventsAreParkedAndAppliedInOrder() {
        service.messaging.start();
        raw.noted("t-1", "c-1", "0.3");
        raw.noted("t-1", "c-1", "0.2");
        raw.noted("t-2", "c-1", "0.1");
        eventually(() -> assertThat(service.lines("c-1", "t-2")).hasSize(1));
        eventually(() -> assertThat(service.counted("amends.consumer.gaps")).isEqualTo(2));
        assertThat(service.lines("c-1", "t-1")).isEmpty();

        raw.noted("t-1", "c-1", "0.1");

        eventually(
                () -> assertThat(service.lines("c-1", "t-1")).isEqualTo(TestService.all("t-1", 3)));
    }

    @Test
    void sweepAppliesParkedEventsAfterProgressInAnotherProcess() {
        raw.noted("t-1", "c-1", "0.2");
        service.messaging.start();
        eventually(() -> assertThat(service.counted("amends.consumer.gaps")).isEqualTo(1));
        service.messaging.close();
        try (var other = new TestService(settings)) {
            other.messaging.start();
            raw.noted("t-1", "c-1", "0.1");
            // Its own sweep may run before this assertion.
            eventually(() -> assertThat(other.lines("c-1", "t-1")).isNotEmpty());
        }

        service.sweep();

        assertThat(service.lines("c-1", "t-1")).isEqualTo(TestService.all("t-1", 2));
    }

    @Test
    void higherEpochRestartsNumbersAndOldEpochIsDropped() {
        raw.noted("t-1", "c-1", "0.1");
        raw.noted("t-1", "c-1", "0.2");
        raw.noted("t-1", "c-1", "1.1");
        raw.noted("t-1", "c-1", "0.3");
        raw.noted("t-1", "c-1", "1.2");
        service.messaging.start();

        eventually(
                () ->
                        assertThat(service.lines("c-1", "t-1"))
                                .containsExactly("t-1#0.1", "t-1#0.2", "t-1#1.1", "t-1#1.2"));
        eventually(() -> assertThat(service.counted("amends.consumer.duplicates")).isEqualTo(1));
    }

    @Test
    void shuffledAndRepeatedEventsAcrossRebalancesAreAppliedOnceInOrder() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var all = new ArrayList<Map.Entry<String, Integer>>();
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            for (var number = 1; number <= EVENTS; number++) {
                all.add(Map.entry("t-" + ticket, number));
                all.add(Map.entry("t-" + ticket, number));
            }
        }
        Collections.shuffle(all, random);

        service.messaging.start();
        send(all.subList(0, all.size() / 3));
        try (var other = new TestService(settings)) {
            other.messaging.start(); // partitions move over, some records with them
            send(all.subList(all.size() / 3, 2 * all.size() / 3));
        } // and back again
        send(all.subList(2 * all.size() / 3, all.size()));

        eventually(
                () -> {
                    service.sweep();
                    for (var ticket = 0; ticket < TICKETS; ticket++) {
                        assertThat(service.lines("c-" + ticket % 2, "t-" + ticket))
                                .as("seed %d", seed)
                                .isEqualTo(TestService.all("t-" + ticket, EVENTS));
                    }
                    // Parked events are removed after they were applied.
                    assertThat(service.database.getCollection("parked").countDocuments()).isZero();
                });
    }

    private void send(Iterable<Map.Entry<String, Integer>> events) {
        for (var event : events) {
            var number = Integer.parseInt(event.getKey().substring(2));
            raw.noted(event.getKey(), "c-" + number % 2, "0." + event.getValue());
        }
    }

    private void backToTheBeginning() throws Exception {
        var topic = new TopicNames(settings.name() + ".").of(Topic.COMPLAINTS);
        var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var partition = 0; partition < 12; partition++) {
            beginning.put(new TopicPartition(topic, partition), new OffsetAndMetadata(0));
        }
        try (var admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", settings.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(settings.name() + ".diaries", beginning).all().get();
        }
    }
}
