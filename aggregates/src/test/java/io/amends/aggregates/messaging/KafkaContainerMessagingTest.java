package io.amends.aggregates.messaging;

import io.amends.testing.Containers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.kafka.KafkaContainer;

/// The contract on Kafka in a container, where an engine and an image are there.
class KafkaContainerMessagingTest extends MessagingContract {
    private static KafkaContainer kafka;

    @BeforeAll
    static void startKafka() {
        var hindrance = Containers.hindrance("apache/kafka");
        Assumptions.assumeTrue(hindrance.isEmpty(), () -> hindrance.orElse(""));
        kafka = Containers.startKafka().orElseThrow();
    }

    @Override
    String bootstrapServers() {
        return kafka.getBootstrapServers();
    }
}
