package io.amends.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The broker as a process that may be killed at any moment.
class BrokerServerTest {

    private static final Duration STOP = Duration.ofSeconds(30);

    private final List<String> output = Collections.synchronizedList(new ArrayList<>());

    @Test
    void killedBrokerKeepsEveryAcknowledgedRecord(@TempDir Path folder) throws Exception {
        var settings = BrokerSettings.onFreePorts(folder);
        List<String> acknowledged;
        try (var broker = started(settings)) {
            Clients.createTopic(settings.bootstrapServers(), "letters", 1);
            acknowledged = sendUntilKilled(broker, settings.bootstrapServers());
        }

        try (var broker = started(settings)) {
            var read =
                    Clients.read(
                            settings.bootstrapServers(), "letters", "readers", acknowledged.size());

            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(100);
            assertThat(read).startsWith(acknowledged.toArray(String[]::new));
            assertThat(broker.isAlive()).isTrue();
        }
    }

    /// Sends one by one and kills the broker after a hundred, while the next ones are in flight.
    private static List<String> sendUntilKilled(ChildJvm broker, String address)
            throws InterruptedException {
        var acknowledged = Collections.synchronizedList(new ArrayList<String>());
        try (var producer = Clients.producer(address)) {
            for (int i = 0; i < 200; i++) {
                var value = "letter " + i;
                producer.send(
                        new ProducerRecord<>("letters", "key", value),
                        (_, failure) -> {
                            if (failure == null) {
                                acknowledged.add(value);
                            }
                        });
                if (i == 100) {
                    producer.flush();
                }
            }
            broker.kill();
            producer.close(Duration.ZERO);
        }
        return List.copyOf(acknowledged);
    }

    @Test
    void brokerEndsWithItsParent(@TempDir Path folder) throws Exception {
        var settings = BrokerSettings.onFreePorts(folder);
        try (var broker = started(settings)) {
            broker.leave();

            assertThat(broker.ended().get(STOP.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void failedStartPrintsReasonInOneSentence(@TempDir Path folder) throws Exception {
        var settings = BrokerSettings.onFreePorts(folder);
        try (var _ = started(settings);
                var second = ChildJvm.start(command(settings), output::add)) {
            assertThat(second.ended().get(STOP.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(output)
                    .filteredOn(line -> line.startsWith("broker: "))
                    .singleElement()
                    .asString()
                    .contains("Another broker already holds");
        }
    }

    private ChildJvm started(BrokerSettings settings) throws Exception {
        var broker = ChildJvm.start(command(settings), output::add);
        broker.ready().get(90, TimeUnit.SECONDS);
        return broker;
    }

    private static JvmCommand command(BrokerSettings settings) {
        return JvmCommand.of(
                BrokerServer.class.getName(),
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of(
                        "--dir",
                        settings.folder().toString(),
                        "--port",
                        Integer.toString(settings.port()),
                        "--controller-port",
                        Integer.toString(settings.controllerPort()),
                        "--exit-with-parent"));
    }
}
