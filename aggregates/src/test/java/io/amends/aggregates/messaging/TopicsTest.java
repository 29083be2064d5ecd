package io.amends.aggregates.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class TopicsTest {
    private Map<String, Object> kafka;
    private final TopicNames names =
            new TopicNames(UUID.randomUUID().toString().substring(0, 8) + ".");

    @BeforeEach
    void connect(TestSpace space) {
        kafka = Map.of("bootstrap.servers", space.bootstrapServers());
    }

    @Test
    void createsWhatIsMissingAndAcceptsWhatItMade() throws Exception {
        topics(kafka).ensure();

        assertThatCode(topics(kafka)::ensure).doesNotThrowAnyException();
        try (var admin = Admin.create(kafka)) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            names.prefix() + "amends.complaints",
                            names.prefix() + "amends.complaints.dlt",
                            names.prefix() + "amends.interactions");
        }
    }

    @Test
    void saysWhichTopicIsNotAsItHasToBe() throws Exception {
        var name = names.prefix() + "amends.customers";
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(name, Optional.of(3), Optional.empty())
                                            .configs(Map.of("retention.ms", "1000"))))
                    .all()
                    .get();
        }

        assertThatIllegalStateException()
                .isThrownBy(topics(kafka)::ensure)
                .withMessageContaining(name + " has 3 partitions, not 12")
                .withMessageContaining(name + " has retention.ms=1000, not -1");
    }

    @Test
    void saysThatNoBrokerAnswers() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");

        assertThatIllegalStateException()
                .isThrownBy(
                        new Topics(nowhere, names, 12, Optional.empty(), Duration.ofMillis(300))
                                ::ensure)
                .withMessageContaining("127.0.0.1:1")
                .withMessageContaining("is it running?");
    }

    private Topics topics(Map<String, Object> base) {
        return new Topics(base, names, 12, Optional.empty(), Duration.ofSeconds(60));
    }
}
