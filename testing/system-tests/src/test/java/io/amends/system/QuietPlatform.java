package io.amends.system;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.amends.testing.Eventually;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/// Waits until the platform is idle: every outbox is empty, no event is parked, every consumer has
/// read to the end.
final class QuietPlatform {
    private static final Map<String, String> OUTBOXES =
            Map.of(
                    "complaints",
                    "complaints",
                    "followups",
                    "caseFiles",
                    "satisfaction",
                    "customers");

    private QuietPlatform() {}

    static void await(Platform platform) {
        try (var mongo = MongoClients.create(platform.mongodbUri());
                var admin =
                        Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            // Several times in a row: an event that was between a topic and an outbox at the first
            // check is found at the next.
            int[] still = {0};
            Eventually.holds(
                    "nothing flows any more",
                    () -> {
                        still[0] =
                                outboxesAreEmpty(mongo) && everythingIsRead(admin)
                                        ? still[0] + 1
                                        : 0;
                        return still[0] == 3;
                    });
        }
    }

    private static boolean outboxesAreEmpty(MongoClient mongo) {
        return OUTBOXES.entrySet().stream()
                .allMatch(
                        one ->
                                mongo.getDatabase(one.getKey())
                                                .getCollection(one.getValue())
                                                .countDocuments(Filters.exists("outbox.0"))
                                        == 0);
    }

    /// Every group has all its members, and has committed the end of every partition that is
    /// assigned to any of them. Without members a group's partitions are unknown, and a partition
    /// without a committed offset was not read at all.
    private static boolean everythingIsRead(Admin admin) {
        try {
            var ends = ends(admin);
            var groups =
                    admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
            for (var group : admin.describeConsumerGroups(groups).all().get().values()) {
                if (group.groupState() != GroupState.STABLE || !isAtTheEnd(admin, group, ends)) {
                    return false;
                }
            }
            return !groups.isEmpty();
        } catch (ExecutionException notNow) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static boolean isAtTheEnd(
            Admin admin, ConsumerGroupDescription group, Map<TopicPartition, Long> ends)
            throws ExecutionException, InterruptedException {
        var read =
                admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get();
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .allMatch(
                        partition -> {
                            long end = ends.getOrDefault(partition, 0L);
                            var committed = read.get(partition);
                            return end == 0 || committed != null && committed.offset() >= end;
                        });
    }

    private static Map<TopicPartition, Long> ends(Admin admin)
            throws ExecutionException, InterruptedException {
        var latest =
                admin
                        .describeTopics(List.copyOf(ReceivedEvent.TOPICS))
                        .allTopicNames()
                        .get()
                        .values()
                        .stream()
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
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }
}
