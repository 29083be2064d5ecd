package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.replay.EventReplay;
import io.amends.eventing.topic.TopicNames;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// A producer of another system that uses transactions leaves markers in the partitions, which have
/// offsets but are no records: they count as consumed.
class TransactionMarkersTest {

    @Test
    void markersOfTransactionsAreNoLagAndNoReplayWaitsForThem() {
        var settings = TestService.TestSettings.shared("markers");
        Map<String, Object> kafka = Map.of("bootstrap.servers", settings.bootstrapServers());
        var service = new TestService(settings).started();
        try (var raw = new RawRecords(settings);
                var producer = transactional(settings)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(raw.notedRecord("t-1", "c-1", "0.1"));
            producer.commitTransaction();
            lagIsZero(service);
            producer.beginTransaction();
            producer.send(raw.notedRecord("t-2", "c-1", "0.1"));
            producer.flush();
            producer.abortTransaction();
            lagIsZero(service);
            // The markers of a transaction that ends while the service is down.
            producer.beginTransaction();
            producer.send(raw.notedRecord("t-3", "c-1", "0.1"));
            producer.flush();
            lagIsZero(service);
            service.close();
            producer.commitTransaction();
            service = new TestService(settings).started();
            lagIsZero(service);

            var shadow = service.factory.create(new Diaries("shadow"));
            var consumer =
                    new EventConsumer<>(
                            "diaries", Set.of(Topic.COMPLAINTS), shadow, new Diaries.Writing());
            try (var replay =
                    new EventReplay(
                            kafka,
                            new TopicNames(settings.name() + "."),
                            service.database,
                            Clock.systemUTC(),
                            consumer,
                            Map.of())) {
                eventually(
                        () -> {
                            replay.step();
                            assertThat(replay.progress().isAtEnd()).isTrue();
                        });
            }
        } finally {
            service.close();
        }
    }

    private static void lagIsZero(TestService service) {
        eventually(
                () -> {
                    service.monitor.measure();
                    assertThat(service.monitor.states().getFirst().lag()).isZero();
                });
    }

    private static KafkaProducer<byte[], byte[]> transactional(TestService.TestSettings settings) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.bootstrapServers(),
                        "transactional.id",
                        settings.name()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
