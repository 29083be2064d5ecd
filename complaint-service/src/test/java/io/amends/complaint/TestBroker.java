package io.amends.complaint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.EventType;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Topic;
import io.amends.json.Json;
import io.amends.testing.Eventually;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A Kafka client that reads the service's events and publishes as the followup-service.
final class TestBroker implements AutoCloseable {
    private final TestSpace space;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();

    TestBroker(TestSpace space) {
        this.space = space;
        var servers = Map.<String, Object>of("bootstrap.servers", space.bootstrapServers());
        producer =
                new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        servers, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions =
                Stream.of(Topic.COMPLAINTS, Topic.POLICIES)
                        .flatMap(topic -> consumer.partitionsFor(topic(topic)).stream())
                        .map(it -> new TopicPartition(it.topic(), it.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// The events of a complaint, or another subject, once there are `count`.
    List<ConsumerRecord<byte[], byte[]>> awaitEvents(String reference, int count) {
        Eventually.holds(
                String.format(Locale.ROOT, "%d events of %s", count, reference),
                () -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(read::add);
                    return of(reference).size() >= count;
                });
        return of(reference);
    }

    /// Publishes an event of a follow-up, as event number `seq` of the complaint's case file.
    void publish(FollowupContract event, long seq) {
        var type = EventType.of(event);
        var record =
                new ProducerRecord<>(
                        topic(type.topic()),
                        event.customerId().getBytes(UTF_8),
                        Json.mapper().writeValueAsBytes(event));
        var attributes =
                Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_source",
                        "/followup-service",
                        "ce_subject",
                        event.reference(),
                        "ce_id",
                        event.reference() + "/0." + seq,
                        "ce_type",
                        type.wireName(),
                        "ce_time",
                        event.at().toString(),
                        "ce_sequence",
                        "0." + seq,
                        "ce_partitionkey",
                        event.customerId());
        attributes.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        producer.send(record);
        producer.flush();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private List<ConsumerRecord<byte[], byte[]>> of(String reference) {
        return read.stream().filter(it -> header(it, "ce_subject").equals(reference)).toList();
    }

    private String topic(Topic topic) {
        return space.topic("") + topic.wireName();
    }
}
