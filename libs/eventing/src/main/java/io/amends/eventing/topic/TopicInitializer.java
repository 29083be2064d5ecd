package io.amends.eventing.topic;

import io.amends.contracts.Topic;
import io.amends.eventing.topic.TopicAdmin.ExistingTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Creates missing topics and checks existing ones, since a topic that deletes records, or
/// partitions keys differently, would silently lose or reorder events.
public final class TopicInitializer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicInitializer.class);
    private static final Duration REFRESH_WAIT = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final TopicSettings settings;
    private final Set<String> names;
    private @Nullable TopicAdmin connected;
    private volatile List<TopicDeviation> deviations = List.of();
    private volatile @Nullable Instant checkedAt;

    /// @param kafka address and credentials of the broker
    public TopicInitializer(Map<String, Object> kafka, TopicNames names, TopicSettings settings) {
        this.kafka = Map.copyOf(kafka);
        this.settings = settings;
        this.names =
                Arrays.stream(Topic.values())
                        .flatMap(topic -> Stream.of(names.of(topic), names.deadLettersOf(topic)))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// Ensures that all topics exist with the required settings. Deviations that only endanger
    /// events are logged and kept in [#deviations].
    ///
    /// @param wait how long to wait for the broker
    /// @throws IllegalStateException naming the topic or setting that deviates, or that no broker
    ///   answers, and the remedy
    public void ensure(Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        try (var admin = new TopicAdmin(kafka, wait)) {
            var check = check(admin);
            var found = admin.find(names);
            while (found.size() < names.size()) {
                if (System.nanoTime() > end) {
                    throw admin.noAnswer(null);
                }
                admin.create(missing(found).map(check::newTopic).toList());
                Thread.sleep(Duration.ofMillis(50));
                found = admin.find(names);
            }
            require(report(check, found));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Checks the topics again, and creates none; to be called every few seconds.
    ///
    /// @throws IllegalStateException when the broker does not answer; what was found before stays
    public synchronized void refresh() {
        try {
            if (connected == null) {
                connected = new TopicAdmin(kafka, REFRESH_WAIT);
            }
            report(check(connected), connected.find(names));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// The deviations found at the last check. Those that lose events by themselves are among them
    /// only if they came about after [#ensure].
    public List<TopicDeviation> deviations() {
        return deviations;
    }

    /// When the topics were checked last, by the real clock; null before the first time. Not
    /// updated while the broker does not answer.
    public @Nullable Instant checkedAt() {
        return checkedAt;
    }

    private TopicCheck check(TopicAdmin admin) throws InterruptedException {
        return new TopicCheck(settings, "" + kafka.get("bootstrap.servers"), admin.brokers());
    }

    private Stream<String> missing(List<ExistingTopic> found) {
        var existing =
                found.stream().map(each -> each.description().name()).collect(Collectors.toSet());
        return names.stream().filter(name -> !existing.contains(name)).sorted();
    }

    private List<TopicDeviation> report(TopicCheck check, List<ExistingTopic> topics) {
        var found = new ArrayList<TopicDeviation>();
        missing(topics).map(TopicDeviation::missing).forEach(found::add);
        topics.forEach(each -> found.addAll(check.deviations(each.description(), each.config())));
        found.sort(
                Comparator.comparing(TopicDeviation::topic).thenComparing(TopicDeviation::setting));
        if (!found.equals(deviations)) {
            found.forEach(each -> LOG.warn("Events are in danger: {}", each));
        }
        deviations = List.copyOf(found);
        checkedAt = Instant.now();
        return found;
    }

    private static void require(List<TopicDeviation> found) {
        var refused = found.stream().filter(TopicDeviation::refused).toList();
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "Topics are not as they have to be: "
                            + refused.stream()
                                    .map(TopicDeviation::toString)
                                    .collect(Collectors.joining(". "))
                            + ".");
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while looking at the topics", e);
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
            connected = null;
        }
    }
}
