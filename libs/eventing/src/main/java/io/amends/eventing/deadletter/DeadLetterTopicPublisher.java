package io.amends.eventing.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.eventing.consuming.RecordOutcome;
import io.amends.eventing.kafka.KafkaSender;
import io.amends.eventing.topic.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Copies dead letters to the dead-letter topic of their topic, for tools that read it. The source
/// of truth is the store.
public final class DeadLetterTopicPublisher {
    private final KafkaSender sender;
    private final TopicNames names;

    /// A publisher to the dead-letter topics of these names.
    public DeadLetterTopicPublisher(KafkaSender sender, TopicNames names) {
        this.sender = sender;
        this.names = names;
    }

    void send(ConsumerRecord<byte[], byte[]> record, String consumer, RecordOutcome.Poison poison) {
        var topic = names.deadLettersOf(names.topic(record.topic()));
        var copy = new ProducerRecord<>(topic, record.key(), record.value());
        record.headers().forEach(copy.headers()::add);
        copy.headers()
                .add("amends_consumer", consumer.getBytes(UTF_8))
                .add("amends_reason", poison.reason().name().getBytes(UTF_8))
                .add("amends_partition", ("" + record.partition()).getBytes(UTF_8))
                .add("amends_offset", ("" + record.offset()).getBytes(UTF_8));
        sender.send(copy, _ -> {});
    }
}
