package io.amends.eventing.consuming;

import io.amends.eventing.consuming.ConsumerState.PartitionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The consumers' lag by partition, read from the broker: this also shows a consumer whose threads
/// are dead, and a partition that is stalled while others progress.
final class ConsumerLag implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final Map<String, Map<TopicPartition, PartitionLag>> standings = new HashMap<>();

    /// @param kafka address and credentials of the broker
    ConsumerLag(Map<String, Object> kafka) {
        var settings = new HashMap<String, Object>();
        kafka.forEach(
                (name, value) -> {
                    if (AdminClientConfig.configNames().contains(name)) {
                        settings.put(name, value);
                    }
                });
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
        this.admin = Admin.create(settings);
    }

    /// The partitions of these topics.
    List<TopicPartition> partitions(Collection<String> topics) {
        var found = new ArrayList<TopicPartition>();
        answer(admin.describeTopics(topics).allTopicNames())
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

    /// A group's lag, and for how long each partition has made no progress.
    synchronized ConsumerState measure(String consumer, String group, Collection<String> topics) {
        var partitions = partitions(topics);
        var starts = offsets(partitions, OffsetSpec.earliest());
        var ends = offsets(partitions, OffsetSpec.latest());
        var committed =
                answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var before = standings.getOrDefault(consumer, Map.of());
        var now = System.nanoTime();
        var after = new HashMap<TopicPartition, PartitionLag>();
        var behind = new ArrayList<PartitionState>();
        for (var partition : partitions) {
            var commit = committed.get(partition);
            var start = starts.getOrDefault(partition, 0L);
            var end = ends.getOrDefault(partition, 0L);
            var next = commit == null ? start : Math.max(start, commit.offset());
            var old = before.get(partition);
            var since =
                    old == null || next > old.next() || old.next() >= old.end() ? now : old.since();
            after.put(partition, new PartitionLag(next, end, since));
            if (next < end) {
                behind.add(
                        new PartitionState(
                                partition.topic(),
                                partition.partition(),
                                next,
                                end,
                                Duration.ofNanos(now - since)));
            }
        }
        standings.put(consumer, after);
        return new ConsumerState(
                consumer,
                behind.stream().mapToLong(each -> each.end() - each.next()).sum(),
                behind.stream()
                        .map(PartitionState::stalled)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                0,
                0,
                List.of(),
                behind);
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> of, OffsetSpec which) {
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        of.forEach(partition -> wanted.put(partition, which));
        var found = new HashMap<TopicPartition, Long>();
        answer(admin.listOffsets(wanted).all())
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private record PartitionLag(long next, long end, long since) {}
}
