package io.amends.aggregates.messaging;

import io.amends.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The topics as they have to be: created where they are missing, and otherwise checked, since a
/// topic that forgets, or that spreads keys otherwise, would lose or reorder events without a word.
public final class Topics {
    private static final Map<String, String> NEEDED =
            Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.RETENTION_MS_CONFIG, "-1",
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    private final Map<String, Object> base;
    private final TopicNames names;
    private final int partitions;
    private final Optional<Short> replication;
    private final Duration patience;

    /// @param base where the broker is and how to be let in
    /// @param partitions how many each topic has, for ever
    /// @param replication copies of each; empty for what the broker is set to
    /// @param patience how long to wait for the broker
    public Topics(
            Map<String, Object> base,
            TopicNames names,
            int partitions,
            Optional<Short> replication,
            Duration patience) {
        this.base = new HashMap<>(base);
        this.base.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.base.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.names = names;
        this.partitions = partitions;
        this.replication = replication;
        this.patience = patience;
    }

    /// Makes sure that all topics are there and as they have to be.
    ///
    /// @throws IllegalStateException saying which topic is otherwise, or that no broker answers,
    ///   and what to do
    public void ensure() {
        var deadline = Instant.now().plus(patience);
        try (var admin = Admin.create(base)) {
            create(admin);
            while (!isChecked(admin)) {
                if (Instant.now().isAfter(deadline)) {
                    throw noAnswer(null);
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void create(Admin admin) throws InterruptedException {
        var missing = new ArrayList<>(names());
        missing.removeAll(answer(admin.listTopics().names()));
        var topics =
                missing.stream()
                        .map(name -> new NewTopic(name, Optional.of(partitions), replication))
                        .map(topic -> topic.configs(NEEDED))
                        .toList();
        for (var created : admin.createTopics(topics).values().values()) {
            try {
                answer(created);
            } catch (TopicExistsException e) {
                // another service was faster; what it made is looked at like any other
            }
        }
    }

    /// A topic that was just created is not known at once.
    private boolean isChecked(Admin admin) throws InterruptedException {
        try {
            check(admin);
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private void check(Admin admin) throws InterruptedException {
        var wrong = new ArrayList<String>();
        answer(admin.describeTopics(names()).allTopicNames())
                .forEach(
                        (name, found) -> {
                            if (found.partitions().size() != partitions) {
                                wrong.add(
                                        String.format(
                                                Locale.ROOT,
                                                "%s has %d partitions, not %d",
                                                name,
                                                found.partitions().size(),
                                                partitions));
                            }
                        });
        var resources =
                names().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        answer(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> wrong.addAll(differences(resource.name(), config)));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(
                    "Topics are not as they have to be: "
                            + String.join("; ", wrong)
                            + ". Settings can be mended with kafka-configs; with other partitions,"
                            + " start on new topics.");
        }
    }

    private static List<String> differences(String name, Config config) {
        return NEEDED.entrySet().stream()
                .filter(needed -> !needed.getValue().equals(config.get(needed.getKey()).value()))
                .map(
                        needed ->
                                String.format(
                                        Locale.ROOT,
                                        "%s has %s=%s, not %s",
                                        name,
                                        needed.getKey(),
                                        config.get(needed.getKey()).value(),
                                        needed.getValue()))
                .toList();
    }

    private Set<String> names() {
        return Set.copyOf(
                Arrays.stream(Topic.values())
                        .flatMap(topic -> Stream.of(names.of(topic), names.deadLettersOf(topic)))
                        .toList());
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException
                    || e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw (ApiException) e.getCause();
            }
            throw noAnswer(e.getCause());
        } catch (TimeoutException e) {
            throw noAnswer(e);
        }
    }

    private IllegalStateException noAnswer(@Nullable Throwable cause) {
        return new IllegalStateException(
                String.format(
                        Locale.ROOT,
                        "No good answer from the broker at %s within %s: is it running? %s",
                        base.get("bootstrap.servers"),
                        patience,
                        cause),
                cause);
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while looking at the topics", e);
    }
}
