package io.amends.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The event flow after an intake: how many events are on Kafka, and when all groups read them.
final class EventFlow implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Admin admin;

    EventFlow(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// Number of records in a topic.
    long count(String topic) throws ExecutionException, InterruptedException {
        return ends(Set.of(topic)).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Number of records that a consumer group has read.
    long read(String group) throws ExecutionException, InterruptedException {
        return admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .filter(java.util.Objects::nonNull)
                .mapToLong(each -> each.offset())
                .sum();
    }

    /// Returns when a topic has this number of records.
    void awaitCount(String topic, long count) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count(topic) < count) {
            pause(deadline, topic + " holds " + count(topic) + " of " + count + " records");
        }
    }

    /// Returns when no topic has grown for a second and every group has read to the end.
    void awaitQuiet() throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var topics = admin.listTopics().names().get();
        var before = Map.<TopicPartition, Long>of();
        while (true) {
            var now = ends(topics);
            if (now.equals(before) && allRead(now)) {
                return;
            }
            before = now;
            Thread.sleep(QUIET);
            pause(deadline, "events still flow");
        }
    }

    private static void pause(long deadline, String what) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("after " + PATIENCE + ": " + what);
        }
        Thread.sleep(20);
    }

    /// Whether every group has read to the end of its topics. A partition without a committed
    /// offset counts from its beginning.
    private boolean allRead(Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        var groups = admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
        for (var group : groups) {
            var read = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
            var topics =
                    read.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
            for (var end : ends.entrySet()) {
                var committed = read.get(end.getKey());
                long offset = committed == null ? 0 : committed.offset();
                if (topics.contains(end.getKey().topic()) && offset < end.getValue()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Map<TopicPartition, Long> ends(Set<String> topics)
            throws ExecutionException, InterruptedException {
        var partitions =
                admin.describeTopics(topics).allTopicNames().get().values().stream()
                        .flatMap(
                                topic ->
                                        topic.partitions().stream()
                                                .map(
                                                        partition ->
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        partition.partition())))
                        .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
