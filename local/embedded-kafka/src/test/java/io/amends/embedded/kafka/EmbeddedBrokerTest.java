package io.amends.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.process.Ports;
import io.amends.process.StartupException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir private static Path folder;

    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void recordsAreConsumedInOrder() throws Exception {
        var address = broker.bootstrapServers();
        Clients.createTopic(address, "letters", 1);
        var sent = IntStream.range(0, 200).mapToObj(i -> "letter " + i).toList();

        try (var producer = Clients.producer(address)) {
            sent.forEach(each -> producer.send(new ProducerRecord<>("letters", "key", each)));
            producer.flush();
        }

        assertThat(Clients.read(address, "letters", "readers", sent.size()))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void unknownTopicIsNotCreated() throws ExecutionException, InterruptedException {
        var address = broker.bootstrapServers();
        try (var producer = Clients.producer(address, Map.of("max.block.ms", 1_000))) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("lettres", "x")).get())
                    .hasCauseInstanceOf(TimeoutException.class);
        }

        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            assertThat(admin.listTopics().names().get()).doesNotContain("lettres");
        }
    }

    @Test
    void eachRecordIsSyncedBeforeAcknowledgement() throws ExecutionException, InterruptedException {
        var node = new ConfigResource(ConfigResource.Type.BROKER, "1");
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var config = admin.describeConfigs(List.of(node)).all().get().get(node);

            assertThat(config.get("log.flush.interval.messages").value()).isEqualTo("1");
        }
    }

    @Test
    void folderOfAnotherBrokerIsRefused() {
        assertThatThrownBy(() -> EmbeddedBroker.start(folder))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Another broker already holds " + folder)
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void takenPortIsNamed(@TempDir Path another) {
        int taken = port(broker.bootstrapServers());

        assertThatThrownBy(
                        () ->
                                EmbeddedBroker.start(
                                        new BrokerSettings(another, taken, Ports.free())))
                .isInstanceOf(StartupException.class)
                .hasMessage(
                        String.format(
                                Locale.ROOT,
                                "Port %d, wanted for the broker, is already in use.",
                                taken));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }
}
