package io.amends.eventing.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Asks the broker about topics and offsets. Connects at the first question, and again after a
/// [#close]. Every method throws [BrokerUnavailable] when the broker does not answer within ten
/// seconds.
public final class BrokerAdmin implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<String, Object> settings = new HashMap<>();
    private final Map<String, TopicId> topicIds = new HashMap<>();
    private @Nullable Admin connected;

    /// @param kafka address and credentials of the broker
    public BrokerAdmin(Map<String, Object> kafka) {
        kafka.forEach(
                (name, value) -> {
                    if (AdminClientConfig.configNames().contains(name)) {
                        settings.put(name, value);
                    }
                });
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    }

    /// The partitions of these topics.
    public List<TopicPartition> partitions(Collection<String> topics) {
        var found = new ArrayList<TopicPartition>();
        answer(admin().describeTopics(topics).allTopicNames())
                .forEach(
                        (topic, description) ->
                                description
                                        .partitions()
                                        .forEach(
                                                each ->
                                                        found.add(
                                                                new TopicPartition(
                                                                        topic, each.partition()))));
        return found;
    }

    /// The first or last offsets of partitions.
    public Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec which) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        of.forEach(partition -> wanted.put(partition, which));
        var found = new HashMap<TopicPartition, Long>();
        answer(admin().listOffsets(wanted).all())
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    /// The committed offsets of a consumer group.
    public Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return answer(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /// The id that the broker gave to a topic when it was created, read within the last second: a
    /// topic that was deleted and created again has another one, and offsets from 0.
    public String topicId(String topic) {
        synchronized (topicIds) {
            var known = topicIds.get(topic);
            if (known == null || System.nanoTime() - known.readAt() >= FRESH_NANOS) {
                var described = answer(admin().describeTopics(List.of(topic)).allTopicNames());
                var its = Objects.requireNonNull(described.get(topic)).topicId();
                known = new TopicId(its.toString(), System.nanoTime());
                topicIds.put(topic, known);
            }
            return known.id();
        }
    }

    private synchronized Admin admin() {
        var known = connected;
        if (known == null) {
            try {
                known = Admin.create(settings);
            } catch (KafkaException e) {
                throw new BrokerUnavailable("the broker cannot be reached", e);
            }
            connected = known;
        }
        return known;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerUnavailable("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("interrupted", e);
        }
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close(Duration.ZERO);
            connected = null;
        }
    }

    private record TopicId(String id, long readAt) {}
}
