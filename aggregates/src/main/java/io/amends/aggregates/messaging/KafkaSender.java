package io.amends.aggregates.messaging;

import io.amends.aggregates.Waiting;
import io.amends.aggregates.outbox.EventSender;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events to Kafka: idempotent, acknowledged by all replicas in step.
public final class KafkaSender implements EventSender, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSender.class);

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;

    /// @param producer from `Clients.producer`; closed with this
    public KafkaSender(Producer<byte[], byte[]> producer, EventCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    @Override
    public void send(Waiting event, Answer answer) {
        send(codec.encode(event), answer);
    }

    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    void send(ProducerRecord<byte[], byte[]> record, Answer answer) {
        try {
            producer.send(
                    record,
                    (_, failure) -> {
                        if (failure != null) {
                            LOG.warn("Not sent to {}: {}", record.topic(), failure.toString());
                        }
                        answer.given(failure == null);
                    });
        } catch (RuntimeException e) {
            LOG.warn("Not sent to {}: {}", record.topic(), e.toString());
            answer.given(false);
        }
    }
}
