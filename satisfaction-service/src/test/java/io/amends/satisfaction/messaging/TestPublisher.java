package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.Sequence;
import io.amends.json.Json;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.TestSpace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// The other services' side of the broker: publishes and reads by the documented wire format alone.
public final class TestPublisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final TestSpace space;
    private final KafkaProducer<String, String> producer;
    private final KafkaProducer<String, String> raw;

    public TestPublisher(TestSpace space) {
        this.space = space;
        this.raw = raw(space);
        this.producer =
                new KafkaProducer<>(
                        // One request at a time: new topics may still refuse one, and what was sent
                        // after it would then be out of order.
                        Map.of(
                                "bootstrap.servers",
                                space.bootstrapServers(),
                                "acks",
                                "all",
                                "max.in.flight.requests.per.connection",
                                1),
                        new StringSerializer(),
                        new StringSerializer());
    }

    // Latin-1 passes every byte on as it is.
    private static KafkaProducer<String, String> raw(TestSpace space) {
        var bytes = new StringSerializer();
        bytes.configure(Map.of("value.serializer.encoding", "ISO-8859-1"), false);
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        space.bootstrapServers(),
                        "acks",
                        "all",
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                bytes);
    }

    static String prefix(TestSpace space) {
        return space.name() + ".";
    }

    void publish(EventHistoryBuilder.Event event) {
        publish(event, value -> value);
    }

    /// The same, with other data.
    void publish(EventHistoryBuilder.Event event, UnaryOperator<String> changed) {
        send(event.data(), event.reference(), event.sequence(), changed);
    }

    void publish(InteractionContract.Recorded event) {
        send(event, event.customerId(), null, value -> value);
    }

    /// An interaction as any system may publish it.
    ///
    /// @param partition null to use the key
    void publishInteraction(String key, @Nullable Integer partition, String source, byte[] value) {
        var _ =
                raw.send(
                        interaction(
                                key,
                                partition,
                                Map.of("ce_source", source),
                                new String(value, StandardCharsets.ISO_8859_1)));
    }

    /// The same, with any headers.
    ///
    /// @param headers in addition to the usual ones or instead of them; null removes one
    /// @param value as Latin-1
    /// @return its offset
    long publishInteraction(
            String key, int partition, Map<String, @Nullable String> headers, byte[] value) {
        return publishInteraction(
                key, partition, headers, new String(value, StandardCharsets.ISO_8859_1));
    }

    long publishInteraction(
            String key, int partition, Map<String, @Nullable String> headers, String value) {
        try {
            return raw.send(interaction(key, partition, headers, value)).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProducerRecord<String, String> interaction(
            String key,
            @Nullable Integer partition,
            Map<String, @Nullable String> headers,
            String value) {
        var topic = prefix(space) + "amends.interactions";
        var record = new ProducerRecord<>(topic, partition, key, value);
        var all = new TreeMap<String, @Nullable String>();
        all.put("ce_specversion", "1.0");
        all.put("ce_id", UUID.randomUUID().toString());
        all.put("ce_source", "/till");
        all.put("ce_type", "amends.interaction.recorded.v1");
        all.put("ce_subject", "any");
        all.put("ce_time", Instant.now().toString());
        all.put("ce_partitionkey", key);
        all.putAll(headers);
        all.forEach(
                (name, text) -> {
                    if (text != null) {
                        header(record, name, text);
                    }
                });
        return record;
    }

    /// An event's number, as `0.17`.
    public static String sequence(ConsumerRecord<String, String> record) {
        return Sequence.parse(header(record, "ce_sequence")).toString();
    }

    void flush() {
        raw.flush();
        producer.flush();
    }

    /// Tests use short references; on the wire a reference has a format.
    private static String withReference(String value, String subject) {
        if (subject.matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")) {
            return value;
        }
        var hash = subject.hashCode();
        var formed = String.format(Locale.ROOT, "%04X-%04X", hash >>> 16, hash & 0xffff);
        return value.replace(
                "\"reference\":\"" + subject + "\"", "\"reference\":\"" + formed + "\"");
    }

    private void send(
            ContractEvent event,
            String subject,
            @Nullable Sequence sequence,
            UnaryOperator<String> changed) {
        var type = EventType.of(event);
        var topic = prefix(space) + type.topic().wireName();
        var source =
                switch (type.topic()) {
                    case COMPLAINTS, POLICIES -> "/complaint-service";
                    case FOLLOWUPS -> "/followup-service";
                    case CUSTOMERS, INTERACTIONS -> "/till";
                };
        var value = changed.apply(withReference(Json.mapper().writeValueAsString(event), subject));
        var record = new ProducerRecord<>(topic, event.customerId(), value);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", subject + "/" + (sequence == null ? value.hashCode() : sequence));
        header(record, "ce_source", source);
        header(record, "ce_type", type.wireName());
        header(record, "ce_subject", subject);
        header(record, "ce_time", Instant.now().toString());
        header(record, "ce_partitionkey", event.customerId());
        if (sequence != null) {
            header(record, "ce_sequence", sequence.toString());
        }
        producer.send(record);
    }

    /// All records of a topic, read from the beginning until the condition holds.
    public List<ConsumerRecord<String, String>> read(
            String topic, Predicate<List<ConsumerRecord<String, String>>> enough) {
        var found = new ArrayList<ConsumerRecord<String, String>>();
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", space.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(prefix(space) + topic).stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
                                assertThat(enough.test(found))
                                        .as("enough on %s: %s", topic, found)
                                        .isTrue();
                            });
        }
        return found;
    }

    public static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        raw.close();
        producer.close();
    }
}
