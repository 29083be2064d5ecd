package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.Ticket;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.topic.TopicNames;
import io.amends.testing.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Guarantees on every broker: each event is applied once, in order per aggregate, no gap.
abstract class MessagingContract {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private TestService.TestSettings settings;
    private TestService service;

    /// The broker under test.
    abstract String bootstrapServers();

    @BeforeEach
    void start() {
        settings =
                new TestService.TestSettings(
                        TestPlatform.mongodbUri(), bootstrapServers(), "messaging_" + run);
        service = new TestService(settings).started();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everyEventHasItsEffectOnceAndInOrder() {
        for (var ticket = 0; ticket < 20; ticket++) {
            service.open("t-" + ticket, "c-" + ticket % 3);
        }
        for (var note = 0; note < 10; note++) {
            for (var ticket = 0; ticket < 20; ticket++) {
                service.note("t-" + ticket);
            }
        }

        eventually(
                () -> {
                    for (var ticket = 0; ticket < 20; ticket++) {
                        assertThat(service.lines("c-" + ticket % 3, "t-" + ticket))
                                .isEqualTo(TestService.all("t-" + ticket, 11));
                    }
                });
        eventually(() -> assertThat(service.tickets.outbox().backlog().aggregates()).isZero());
        assertThat(service.tickets.history("t-7"))
                .extracting(e -> e.sequence().seq())
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
    }

    @Test
    void eventsOfAConsumerArePublishedOnceAndNumbered() {
        service.open("t-1", "c-1");
        service.tickets.handle("t-1", CommandRequest.of(new Ticket.Command.Notes(8), "agent/kim"));

        var records = read(Topic.CUSTOMERS, 3);

        assertThat(records)
                .extracting(r -> header(r, "ce_sequence"))
                .containsExactly(
                        "0000000000.00000000000000000001",
                        "0000000000.00000000000000000002",
                        "0000000000.00000000000000000003");
        assertThat(records).allSatisfy(r -> assertThat(header(r, "ce_subject")).isEqualTo("c-1"));
    }

    @Test
    void eventsAreSentAsCloudEventsInBinaryMode() {
        service.traces.within(
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "test",
                () -> service.open("7K2M-94QX", "c-1"));

        var record = read(Topic.COMPLAINTS, 1).getFirst();

        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "7K2M-94QX/0.1")
                .containsEntry("ce_source", "/ticket-service")
                .containsEntry("ce_type", "amends.complaint.acknowledged.v1")
                .containsEntry("ce_subject", "7K2M-94QX")
                .containsEntry("ce_sequence", "0000000000.00000000000000000001")
                .containsEntry("ce_partitionkey", "c-1")
                .containsEntry(
                        "ce_traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .containsEntry("content-type", "application/json")
                .containsKey("ce_time");
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("c-1");
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .contains("\"reference\":\"7K2M-94QX\"");
    }

    @Test
    void traceContinuesThroughAllConsumers() {
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        service.traces.within(trace, "test", () -> service.open("t-1", "c-1"));
        service.traces.within(trace, "test", () -> service.note("t-1"));
        service.traces.within(trace, "test", () -> service.note("t-1"));

        assertThat(header(read(Topic.CUSTOMERS, 1).getFirst(), "ce_traceparent")).isEqualTo(trace);
        assertThat(service.diaries.history("c-1"))
                .extracting(HistoryEntry::traceparent)
                .containsExactly(trace);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /// The first records of a topic, read by a plain consumer.
    private List<ConsumerRecord<byte[], byte[]>> read(Topic topic, int count) {
        var consumerSettings =
                KafkaClientConfig.consumer(
                        Map.of("bootstrap.servers", settings.bootstrapServers()));
        consumerSettings.put("group.id", "reader-" + UUID.randomUUID());
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerSettings)) {
            consumer.subscribe(List.of(new TopicNames(settings.name() + ".").of(topic)));
            eventually(
                    () -> {
                        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                        assertThat(records).hasSizeGreaterThanOrEqualTo(count);
                    });
        }
        return records;
    }
}
