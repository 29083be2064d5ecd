package io.amends.eventing.consuming;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.testing.Containers;
import org.junit.jupiter.api.BeforeAll;

/// The contract on Kafka's own image, where a container engine is available. Elsewhere it is
/// skipped; with `AMENDS_CONTAINERS=required` it fails instead.
class MessagingOnContainerTest extends MessagingContract {

    @BeforeAll
    static void needsAnImage() {
        var hindrance = Containers.hindrance("apache/kafka");
        assumeTrue(
                hindrance.isEmpty(),
                () -> "the messaging contract on KafkaContainer: " + hindrance.orElse(""));
    }

    @Override
    String bootstrapServers() {
        return Containers.kafkaBootstrapServers().orElseThrow();
    }
}
