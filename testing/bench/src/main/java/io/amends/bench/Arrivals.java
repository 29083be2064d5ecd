package io.amends.bench;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Records when the first event of each customer arrives on a topic, with a plain consumer.
final class Arrivals implements AutoCloseable {
    private final Map<String, Long> byCustomer = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> listening = new CompletableFuture<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;

    Arrivals(String bootstrapServers, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        this.consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer());
        this.thread =
                Thread.ofPlatform().name("arrivals-" + topic).daemon().start(() -> listen(topic));
        listening.join();
    }

    private void listen(String topic) {
        try (consumer) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(partition -> new TopicPartition(topic, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            listening.complete(true);
            while (true) {
                var records = consumer.poll(Duration.ofMillis(500));
                long now = System.nanoTime();
                records.forEach(record -> byCustomer.putIfAbsent(record.key(), now));
            }
        } catch (WakeupException closed) {
            // close() interrupts the polling
        } catch (RuntimeException failed) {
            listening.completeExceptionally(failed);
            throw failed;
        }
    }

    /// The arrival, by [System#nanoTime]; null when it has not arrived.
    @org.jspecify.annotations.Nullable
    Long of(String customer) {
        return byCustomer.get(customer);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
