package io.amends.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/// A producer that does not wait for single sends; a failed one is reported at the end.
///
/// @param <K> the key type
final class AsyncSends<K> implements AutoCloseable {
    private final KafkaProducer<K, byte[]> producer;
    private final AtomicReference<Exception> lost = new AtomicReference<>();

    AsyncSends(Map<String, Object> settings, Serializer<K> keys) {
        this.producer = new KafkaProducer<>(settings, keys, new ByteArraySerializer());
    }

    void send(ProducerRecord<K, byte[]> record) {
        var _ =
                producer.send(
                        record,
                        (_, failure) -> {
                            if (failure != null) {
                                lost.set(failure);
                            }
                        });
    }

    /// Waits until everything sent is acknowledged.
    void flush() {
        producer.flush();
        var failure = lost.get();
        if (failure != null) {
            throw new IllegalStateException("a record was not acknowledged", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
