package io.amends.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An event as any other system reads it from Kafka: with a plain consumer, from headers and JSON
/// alone.
///
/// @param headers the CloudEvents attributes, without their `ce_`
record ReceivedEvent(
        String topic,
        int partition,
        long offset,
        String key,
        Map<String, String> headers,
        JsonNode data) {

    static final List<String> TOPICS =
            List.of("amends.complaints", "amends.followups", "amends.customers");

    String type() {
        return header("type");
    }

    String subject() {
        return header("subject");
    }

    /// The sequence number within the aggregate, after the epoch.
    long seq() {
        return Long.parseLong(header("sequence").substring(header("sequence").indexOf('.') + 1));
    }

    /// Epoch and sequence number without leading zeros, as `0.3`.
    String position() {
        var sequence = header("sequence");
        return Long.parseLong(sequence.substring(0, sequence.indexOf('.'))) + "." + seq();
    }

    /// The trace of the request that caused it; empty if a timer did.
    String trace() {
        return headers.containsKey("traceparent") ? header("traceparent").split("-")[1] : "";
    }

    String header(String name) {
        var value = headers.get(name);
        if (value == null) {
            throw new AssertionError("no header ce_" + name + ": " + this);
        }
        return value;
    }

    /// All events in the topics now, in the order of each partition.
    static List<ReceivedEvent> all(String bootstrapServers) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("enable.auto.commit", "false");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    TOPICS.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var seen = new ArrayList<ReceivedEvent>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(one -> seen.add(of(one)));
            }
            return seen;
        }
    }

    private static ReceivedEvent of(ConsumerRecord<String, byte[]> one) {
        var headers = new HashMap<String, String>();
        for (var header : one.headers()) {
            if (header.key().startsWith("ce_")) {
                headers.put(
                        header.key().substring(3),
                        new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        var data = JsonMapper.shared().readTree(one.value());
        return new ReceivedEvent(
                one.topic(), one.partition(), one.offset(), one.key(), headers, data);
    }
}
