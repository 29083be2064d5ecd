package io.amends.eventing.consuming;

import io.amends.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates missing topics and checks existing ones, since a topic that deletes records, or
/// partitions keys differently, would silently lose or reorder events.
public final class TopicInitializer {
    private static final Logger LOG = LoggerFactory.getLogger(TopicInitializer.class);

    private final Map<String, Object> base;
    private final TopicNames names;
    private final TopicSettings settings;
    private final Duration patience;
    private volatile List<TopicDeviation> deviations = List.of();

    /// @param base address and credentials of the broker
    /// @param patience how long to wait for the broker
    public TopicInitializer(
            Map<String, Object> base, TopicNames names, TopicSettings settings, Duration patience) {
        this.base = new HashMap<>(base);
        this.base.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.base.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        this.names = names;
        this.settings = settings;
        this.patience = patience;
    }

    /// Ensures that all topics exist with the required settings. Deviations that only endanger
    /// events are logged and kept in [#deviations].
    ///
    /// @throws IllegalStateException naming the topic that deviates, or that no broker answers, and
    ///   the remedy
    public void ensure() {
        var deadline = Instant.now().plus(patience);
        try (var admin = Admin.create(base)) {
            var brokers = answer(admin.describeCluster().nodes()).size();
            var check = new TopicCheck(settings, "" + base.get("bootstrap.servers"), brokers);
            while (!areThere(admin, check)) {
                if (Instant.now().isAfter(deadline)) {
                    throw noAnswer(null);
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// The deviations found at the last check that lose events only when something else fails too.
    public List<TopicDeviation> deviations() {
        return deviations;
    }

    private void create(Admin admin, TopicCheck check) throws InterruptedException {
        var missing = new ArrayList<>(names());
        missing.removeAll(answer(admin.listTopics().names()));
        var topics = missing.stream().map(check::newTopic).toList();
        for (var created : admin.createTopics(topics).values().values()) {
            try {
                answer(created);
            } catch (TopicExistsException e) {
                // another service created it first; it is checked like any other
            }
        }
    }

    /// The broker lists a new topic with a delay, and a deleted one for a while.
    private boolean areThere(Admin admin, TopicCheck check) throws InterruptedException {
        try {
            create(admin, check);
            check(admin, check);
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private void check(Admin admin, TopicCheck check) throws InterruptedException {
        var described = answer(admin.describeTopics(names()).allTopicNames());
        var resources =
                names().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var configs = answer(admin.describeConfigs(resources).all());
        var found = new ArrayList<TopicDeviation>();
        configs.forEach(
                (resource, config) ->
                        found.addAll(
                                check.deviations(
                                        Objects.requireNonNull(described.get(resource.name())),
                                        config)));
        var refused = found.stream().filter(TopicDeviation::refused).toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "Topics are not as they have to be: "
                            + refused.stream()
                                    .map(TopicDeviation::toString)
                                    .collect(Collectors.joining(". "))
                            + ".");
        }
        found.sort(Comparator.comparing(TopicDeviation::topic));
        if (!found.equals(deviations)) {
            found.forEach(each -> LOG.warn("Events are in danger: {}", each));
        }
        deviations = List.copyOf(found);
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
