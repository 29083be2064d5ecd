package io.amends.satisfaction.messaging;

import com.mongodb.client.MongoClient;
import io.amends.contracts.Topic;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.application.ConsumerNames;
import io.amends.testing.TestSpace;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How much of its topics a service has processed.
record TopicProgress(TestSpace space, RunningService service) {

    /// Whether all records of the topics are processed: before the committed offset, with none
    /// parked. A partition without a committed offset counts from its beginning.
    boolean all() {
        try (var admin = admin()) {
            return isRead(admin, ConsumerNames.CASES, Topic.COMPLAINTS, Topic.FOLLOWUPS)
                    && isRead(admin, ConsumerNames.INTERACTIONS, Topic.INTERACTIONS)
                    && parked() == 0;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The number of records of a topic.
    long size(Topic topic) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            return ends(admin, topic).values().stream().mapToLong(each -> each).sum();
        }
    }

    private long parked() {
        return service.context()
                .getBean(MongoClient.class)
                .getDatabase(space.database())
                .getCollection("parked")
                .countDocuments();
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()));
    }

    private boolean isRead(Admin admin, String consumer, Topic... topics)
            throws ExecutionException, InterruptedException {
        var committed =
                admin.listConsumerGroupOffsets(TestPublisher.prefix(space) + consumer)
                        .partitionsToOffsetAndMetadata()
                        .get();
        return ends(admin, topics).entrySet().stream()
                .allMatch(
                        end ->
                                end.getValue() == 0
                                        || (committed.get(end.getKey())
                                                        instanceof OffsetAndMetadata read
                                                && read.offset() >= end.getValue()));
    }

    private Map<TopicPartition, Long> ends(Admin admin, Topic... topics)
            throws ExecutionException, InterruptedException {
        var names =
                Arrays.stream(topics)
                        .map(each -> TestPublisher.prefix(space) + each.wireName())
                        .toList();
        var wanted =
                admin.describeTopics(names).allTopicNames().get().values().stream()
                        .flatMap(
                                topic ->
                                        topic.partitions().stream()
                                                .map(
                                                        each ->
                                                                new TopicPartition(
                                                                        topic.name(),
                                                                        each.partition())))
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    }
}
