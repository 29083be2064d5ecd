package io.amends.eventing.consuming;

import io.amends.eventing.consuming.ConsumerState.PartitionState;
import io.amends.eventing.kafka.BrokerAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The consumers' lag by partition, read from the broker: this also shows a consumer whose threads
/// are dead, and a partition that is stalled while others progress.
final class ConsumerLag {
    private final BrokerAdmin broker;
    private final Map<String, Map<TopicPartition, PartitionLag>> standings = new HashMap<>();

    ConsumerLag(BrokerAdmin broker) {
        this.broker = broker;
    }

    /// A group's lag, and for how long each partition has made no progress.
    ///
    /// @throws BrokerUnavailable when the broker does not answer
    synchronized ConsumerState measure(String consumer, String group, Collection<String> topics) {
        var partitions = broker.partitions(topics);
        var starts = broker.offsets(partitions, OffsetSpec.earliest());
        var ends = broker.offsets(partitions, OffsetSpec.latest());
        var committed = broker.committed(group);
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

    private record PartitionLag(long next, long end, long since) {}
}
