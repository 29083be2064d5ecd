package io.amends.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// Plain Kafka clients.
final class Clients {

    private Clients() {}

    static void createTopic(String address, String topic, int partitions)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    static KafkaProducer<String, String> producer(String address) {
        return producer(address, Map.of());
    }

    static KafkaProducer<String, String> producer(String address, Map<String, Object> settings) {
        var all = new HashMap<String, Object>(settings);
        all.put("bootstrap.servers", address);
        all.put("acks", "all");
        return new KafkaProducer<>(all, new StringSerializer(), new StringSerializer());
    }

    static List<String> read(String address, String topic, String group, int count) {
        var values = new ArrayList<String>();
        try (var consumer = consumer(address, group)) {
            consumer.subscribe(List.of(topic));
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                consumer.poll(Duration.ofMillis(200))
                                        .forEach(each -> values.add(each.value()));
                                assertThat(values).hasSizeGreaterThanOrEqualTo(count);
                            });
            consumer.commitSync();
        }
        return values;
    }

    private static KafkaConsumer<String, String> consumer(String address, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", address,
                        "group.id", group,
                        "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
