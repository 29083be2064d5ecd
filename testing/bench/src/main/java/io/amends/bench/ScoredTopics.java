package io.amends.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.amends.contracts.EventType;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.Topic;
import io.amends.eventing.topic.TopicInitializer;
import io.amends.eventing.topic.TopicNames;
import io.amends.eventing.topic.TopicSettings;
import io.amends.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Topics for the satisfaction-service alone, with events that other services would publish.
final class ScoredTopics implements AutoCloseable {
    static final String PREFIX = "bench.";
    static final List<String> READ =
            List.of(PREFIX + Topic.COMPLAINTS.wireName(), PREFIX + Topic.FOLLOWUPS.wireName());

    private final AsyncSends<byte[]> sends;
    private final String prefix;

    ScoredTopics(String bootstrapServers) {
        this(bootstrapServers, PREFIX);
        Map<String, Object> kafka = Map.of("bootstrap.servers", bootstrapServers);
        new TopicInitializer(kafka, new TopicNames(PREFIX), TopicSettings.of(12))
                .ensure(Duration.ofMinutes(1));
    }

    /// The topics of a running platform.
    static ScoredTopics ofPlatform(String bootstrapServers) {
        return new ScoredTopics(bootstrapServers, "");
    }

    private ScoredTopics(String bootstrapServers, String prefix) {
        this.prefix = prefix;
        this.sends =
                new AsyncSends<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "acks",
                                "all",
                                "linger.ms",
                                2,
                                "max.in.flight.requests.per.connection",
                                1),
                        new ByteArraySerializer());
    }

    void send(ScoredCases.Happened happened) {
        send(happened, Instant.now());
    }

    /// An interaction, as another system publishes it.
    void send(InteractionContract.Recorded interaction) {
        send(new ScoredCases.Happened(interaction.id(), 1, interaction));
    }

    /// @param at when it was due to be published
    void send(ScoredCases.Happened happened, Instant at) {
        var event = happened.event();
        var type = EventType.of(event);
        var source =
                switch (type.topic()) {
                    case FOLLOWUPS -> "/followup-service";
                    case INTERACTIONS -> "/till";
                    case COMPLAINTS, CUSTOMERS, POLICIES -> "/complaint-service";
                };
        var key = String.valueOf(event.customerId()).getBytes(UTF_8);
        var record =
                new ProducerRecord<>(
                        prefix + type.topic().wireName(),
                        key,
                        Json.mapper().writeValueAsBytes(event));
        var sequence = "0." + happened.number();
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        happened.reference() + "/" + sequence,
                        "ce_source",
                        source,
                        "ce_type",
                        type.wireName(),
                        "ce_subject",
                        happened.reference(),
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        sequence,
                        "ce_partitionkey",
                        String.valueOf(event.customerId()))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        sends.send(record);
    }

    /// Waits until everything sent is acknowledged.
    void flush() {
        sends.flush();
    }

    @Override
    public void close() {
        sends.close();
    }
}
