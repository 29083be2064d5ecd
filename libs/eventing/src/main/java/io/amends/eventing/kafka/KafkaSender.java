package io.amends.eventing.kafka;

import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.outbox.EventSender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends events to Kafka: idempotent, acknowledged by all in-sync replicas.
public final class KafkaSender implements EventSender, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSender.class);

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final EventCodec codec;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - QUIET.toNanos());

    /// @param producer from [KafkaClientConfig#producer]; closed with this
    public KafkaSender(Producer<byte[], byte[]> producer, EventCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    @Override
    public void send(OutboxEntry event, Callback callback) {
        ProducerRecord<byte[], byte[]> record;
        try {
            record = codec.encode(event);
        } catch (RuntimeException e) {
            failed(event.envelope().source(), e); // this one cannot be sent; all others can
            callback.onCompletion(false);
            return;
        }
        send(record, callback);
    }

    @Override
    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    /// Sends without waiting; the future completes when the record is acknowledged.
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Sends without waiting, and answers later.
    public void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        try {
            producer.send(
                    record,
                    (_, failure) -> {
                        if (failure != null) {
                            failed(record.topic(), failure);
                        }
                        callback.onCompletion(failure == null);
                    });
        } catch (RuntimeException e) {
            failed(record.topic(), e);
            callback.onCompletion(false);
        }
    }

    /// Logs failures at a limited rate, since every send fails while a broker is unavailable.
    private void failed(String topic, Exception why) {
        var count = failures.incrementAndGet();
        var now = System.nanoTime();
        var last = lastLogged.get();
        if (now - last > QUIET.toNanos() && lastLogged.compareAndSet(last, now)) {
            LOG.warn("{} events not sent so far, the last one to {}: {}", count, topic, "" + why);
        }
    }
}
