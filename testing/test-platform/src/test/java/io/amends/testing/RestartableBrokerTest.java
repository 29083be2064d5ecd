package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The broker becomes unavailable in every way, and a waiting record arrives when it is back.
class RestartableBrokerTest {

    private final RestartableProcess broker = TestPlatform.embeddedBroker();
    private final TestSpace space =
            new TestSpace("unused", broker.address(), "restartable_" + System.nanoTime());
    private final String topic = space.topic("letters");

    @BeforeEach
    void createTopic() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    @Test
    void brokerRestartsAfterStop() throws Exception {
        arrivesThough(broker::stop, broker::start);
    }

    @Test
    void brokerRestartsAfterKill() throws Exception {
        arrivesThough(broker::kill, broker::start);
    }

    @Test
    void brokerContinuesAfterSuspension() throws Exception {
        arrivesThough(broker::suspend, broker::resume);
    }

    private void arrivesThough(Runnable leave, Runnable comeBack) throws Exception {
        try (var producer = producer()) {
            producer.send(new ProducerRecord<>(topic, "before")).get();
            leave.run();
            // In a separate thread: without a broker, sending itself may block.
            var waiting = CompletableFuture.supplyAsync(() -> offset(producer, "meanwhile"));
            try {
                assertThat(waiting).isNotDone();
            } finally {
                comeBack.run();
            }
            assertThat(waiting.get(90, TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(everything(2)).containsExactly("before", "meanwhile");
    }

    private long offset(KafkaProducer<String, String> producer, String value) {
        try {
            return producer.send(new ProducerRecord<>(topic, value)).get().offset();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.address(),
                        "acks",
                        "all",
                        "max.block.ms",
                        120_000),
                new StringSerializer(),
                new StringSerializer());
    }

    private List<String> everything(int count) {
        var values = new ArrayList<String>();
        var partition = new TopicPartition(topic, 0);
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.address()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(each -> values.add(each.value()));
                                assertThat(values).hasSizeGreaterThanOrEqualTo(count);
                            });
        }
        return values;
    }
}
