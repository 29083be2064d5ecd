package io.amends.eventing.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.Tickets;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.topic.TopicNames;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes raw records, also invalid ones.
public final class RawRecords implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final TopicNames names;
    private final String topic;

    public RawRecords(TestService.TestSettings settings) {
        producer =
                KafkaClientConfig.producer(
                        Map.of("bootstrap.servers", settings.bootstrapServers()),
                        Duration.ofSeconds(20));
        names = new TopicNames(settings.name() + ".");
        topic = names.of(Topic.COMPLAINTS);
    }

    /// A valid event.
    public void noted(String ticket, String customer, String sequence) {
        send(notedRecord(ticket, customer, sequence));
    }

    /// The record of a valid event, to be sent by another producer.
    public ProducerRecord<byte[], byte[]> notedRecord(
            String ticket, String customer, String sequence) {
        var value =
                String.format(
                        Locale.ROOT,
                        """
                {"reference": "%s", "customerId": "%s", "at": "2026-11-23T09:00:00Z"}""",
                        Tickets.REFERENCE,
                        customer);
        return record("amends.complaint.noted.v1", ticket, customer, sequence, value);
    }

    /// An event of an unknown type.
    public void unknown(String ticket, String customer, String sequence) {
        send("amends.complaint.danced.v9", ticket, customer, sequence, "{\"steps\": 3}");
    }

    /// An undecodable event.
    public void garbled(String ticket, String customer, String sequence) {
        send("amends.complaint.noted.v1", ticket, customer, sequence, "{\"reference\": [");
    }

    /// A record without headers.
    public void nameless(String customer) {
        send(new ProducerRecord<>(topic, customer.getBytes(UTF_8), "?".getBytes(UTF_8)));
    }

    public void send(String type, String ticket, String customer, String sequence, String value) {
        send(record(type, ticket, customer, sequence, value));
    }

    private ProducerRecord<byte[], byte[]> record(
            String type, String ticket, String customer, String sequence, String value) {
        var record = new ProducerRecord<>(topic, customer.getBytes(UTF_8), value.getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        ticket + "/" + sequence,
                        "ce_source",
                        "/ticket-service",
                        "ce_type",
                        type,
                        "ce_subject",
                        ticket,
                        "ce_sequence",
                        sequence,
                        "ce_partitionkey",
                        customer,
                        "ce_time",
                        "2026-11-23T09:00:00Z")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    /// A record of these headers, on any topic.
    public void send(Topic to, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(names.of(to), key.getBytes(UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        send(record);
    }

    /// A record of these headers as bytes.
    public void send(String key, Map<String, byte[]> headers, String value) {
        var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
        headers.forEach(record.headers()::add);
        send(record);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
