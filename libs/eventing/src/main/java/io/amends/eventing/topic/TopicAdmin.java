package io.amends.eventing.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Creates and describes topics. Every method throws `IllegalStateException` with a sentence when
/// the broker does not answer in time, or refuses.
final class TopicAdmin implements AutoCloseable {
    private final Admin admin;
    private final String servers;
    private final Duration wait;

    /// @param kafka address and credentials of the broker
    /// @param wait how long to wait for an answer
    TopicAdmin(Map<String, Object> kafka, Duration wait) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) wait.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) wait.toMillis());
        this.servers = "" + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        this.wait = wait;
        this.admin = Admin.create(settings);
    }

    /// How many brokers run.
    int brokers() throws InterruptedException {
        return answer(admin.describeCluster().nodes()).size();
    }

    /// Creates topics; one that another service has created first stays as it is.
    void create(Collection<NewTopic> topics) throws InterruptedException {
        for (var created : admin.createTopics(topics).values().values()) {
            unless(TopicExistsException.class, created);
        }
    }

    /// The topics of these names that exist. The broker shows a new one with a delay, and a deleted
    /// one for a while.
    List<ExistingTopic> find(Collection<String> names) throws InterruptedException {
        var described = new ArrayList<TopicDescription>();
        for (var topic : admin.describeTopics(names).topicNameValues().values()) {
            unless(UnknownTopicOrPartitionException.class, topic).ifPresent(described::add);
        }
        var resources = described.stream().map(each -> resource(each.name())).toList();
        var configs = admin.describeConfigs(resources).values();
        var found = new ArrayList<ExistingTopic>();
        for (var topic : described) {
            var config = Objects.requireNonNull(configs.get(resource(topic.name())));
            unless(UnknownTopicOrPartitionException.class, config)
                    .ifPresent(its -> found.add(new ExistingTopic(topic, its)));
        }
        return found;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    /// The answer; empty when it is an expected error.
    private <T> Optional<T> unless(Class<? extends ApiException> expected, KafkaFuture<T> future)
            throws InterruptedException {
        try {
            return Optional.ofNullable(answer(future));
        } catch (IllegalStateException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException refusal
                            && !(refusal instanceof RetriableException)
                    ? refused(refusal)
                    : noAnswer(e.getCause());
        } catch (TimeoutException e) {
            throw noAnswer(e);
        }
    }

    private IllegalStateException refused(ApiException refusal) {
        return new IllegalStateException(
                String.format(
                        Locale.ROOT,
                        "The broker at %s refuses to create or describe topics: %s",
                        servers,
                        refusal.getMessage()),
                refusal);
    }

    IllegalStateException noAnswer(@Nullable Throwable cause) {
        return new IllegalStateException(
                String.format(
                        Locale.ROOT,
                        "No good answer from the broker at %s within %s: is it running? %s",
                        servers,
                        wait,
                        cause),
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /// A topic with its settings.
    record ExistingTopic(TopicDescription description, Config config) {}
}
