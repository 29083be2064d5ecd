package io.amends.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.EventType;
import io.amends.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The floor of a replay: a consumer that only deserialises every event.
final class BareConsumer {
    private BareConsumer() {}

    /// Reads topics from their beginning.
    ///
    /// @param events the number of events
    /// @return events per second, from the first one on
    static double perSecond(String bootstrapServers, List<String> topics, long events) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 4_000);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    topics.stream()
                            .flatMap(topic -> consumer.partitionsFor(topic).stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, events);
        }
    }

    private static double read(KafkaConsumer<byte[], byte[]> consumer, long events) {
        long first = 0;
        long seen = 0;
        long firstCount = 0;
        while (seen < events) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                seen += deserialised(record);
            }
            if (first == 0 && seen > 0) {
                first = System.nanoTime();
                firstCount = seen;
            }
        }
        return (seen - firstCount) / ((System.nanoTime() - first) / 1e9);
    }

    private static int deserialised(ConsumerRecord<byte[], byte[]> record) {
        var name = new String(record.headers().lastHeader("ce_type").value(), UTF_8);
        var type = EventType.named(name).orElseThrow();
        return Json.mapper().readValue(record.value(), type.recordType()) == null ? 0 : 1;
    }
}
