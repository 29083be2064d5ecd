package io.amends.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.Envelope;
import io.amends.contracts.EventType;
import io.amends.contracts.Sequence;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.topic.TopicNames;
import io.amends.json.Json;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/// A Kafka client that publishes complaints' events and reads follow-ups' events.
final class Topics implements AutoCloseable {
    private static final RawBsonDocument NOT_STORED =
            new RawBsonDocument(new BsonDocument(), new BsonDocumentCodec());

    private final Map<String, Object> broker;
    private final String prefix;
    private final TopicNames names;
    private final Producer<byte[], byte[]> producer;

    Topics(TestSpace space) {
        this.broker = Map.of("bootstrap.servers", space.bootstrapServers());
        this.prefix = space.name() + ".";
        this.names = new TopicNames(prefix);
        this.producer = KafkaClientConfig.producer(broker, Duration.ofSeconds(60));
    }

    String prefix() {
        return prefix;
    }

    /// Publishes all events of the complaint.
    void publish(ComplaintLife life) {
        for (var number = 1; number <= life.events().size(); number++) {
            publish(life, number);
        }
    }

    /// Publishes the event with this number, from 1.
    void publish(ComplaintLife life, int number) {
        producer.send(encoded(life.events().get(number - 1), number));
        producer.flush();
    }

    private ProducerRecord<byte[], byte[]> encoded(ComplaintContract event, int number) {
        var envelope =
                new Envelope(
                        "/complaint-service",
                        event.reference(),
                        new Sequence(0, number),
                        EventType.of(event).wireName(),
                        event.at(),
                        event.customerId(),
                        null);
        return new EventCodec(names).encode(new OutboxEntry(envelope, event, NOT_STORED));
    }

    /// Publishes the event with this number, from 1, with an unreadable value.
    void publishBroken(ComplaintLife life, int number) {
        var sound = encoded(life.events().get(number - 1), number);
        producer.send(
                new ProducerRecord<>(
                        sound.topic(),
                        null,
                        sound.key(),
                        "{\"reference\": [".getBytes(UTF_8),
                        sound.headers()));
        producer.flush();
    }

    /// The events of a complaint's follow-ups so far, in order.
    List<Published> followups(String reference) {
        return records().stream()
                .map(Published::of)
                .filter(event -> event.subject().equals(reference))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> records() {
        var settings = KafkaClientConfig.consumer(broker);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(settings)) {
            var partitions =
                    consumer.partitionsFor(names.of(Topic.FOLLOWUPS)).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    /// An event as subscribers receive it.
    record Published(
            String subject,
            String id,
            String sequence,
            String key,
            String json,
            ContractEvent event) {

        static Published of(ConsumerRecord<byte[], byte[]> record) {
            var headers = record.headers();
            var json = new String(record.value(), UTF_8);
            var type = EventType.named(text(headers, "ce_type")).orElseThrow();
            return new Published(
                    text(headers, "ce_subject"),
                    text(headers, "ce_id"),
                    text(headers, "ce_sequence"),
                    new String(record.key(), UTF_8),
                    json,
                    Json.mapper().readValue(json, type.recordType()));
        }

        private static String text(Headers headers, String name) {
            return new String(headers.lastHeader(name).value(), UTF_8);
        }
    }
}
