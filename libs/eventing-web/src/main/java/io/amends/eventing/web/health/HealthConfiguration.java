package io.amends.eventing.web.health;

import io.amends.eventing.consuming.ConsumerMonitor;
import io.amends.eventing.consuming.ConsumerState;
import io.amends.eventing.topic.TopicDeviation;
import io.amends.eventing.topic.TopicInitializer;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Readiness details that never make a service unready: it answers requests from its own store,
/// whatever the lag of its consumers.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    /// Each consumer's lag, the time without progress, and its failures in a row.
    @Bean
    HealthIndicator consumersHealthIndicator(ObjectProvider<ConsumerMonitor> consumers) {
        return () -> {
            var health = Health.up();
            consumers.ifAvailable(
                    all -> {
                        health.withDetails(states(all));
                        var measured = all.measuredAt();
                        if (measured != null) {
                            health.withDetail("measuredAt", measured);
                        }
                    });
            return health.build();
        };
    }

    /// Settings of topics that endanger events, checked every five seconds.
    @Bean
    HealthIndicator topicsHealthIndicator(ObjectProvider<TopicInitializer> topics) {
        return () -> {
            var health = Health.up();
            topics.ifAvailable(
                    all -> {
                        var found =
                                all.deviations().stream().map(TopicDeviation::toString).toList();
                        if (!found.isEmpty()) {
                            health.withDetail("inDanger", found);
                            health.withDetail("checkedAt", "" + all.checkedAt());
                        }
                    });
            return health.build();
        };
    }

    private static TreeMap<String, Object> states(ConsumerMonitor consumers) {
        var states = new TreeMap<String, Object>();
        for (var state : consumers.states()) {
            states.put(state.consumer(), ConsumerDetails.of(state));
        }
        return states;
    }

    /// @param lag records that are not consumed yet
    /// @param sinceProgressSeconds how long some partition has had records to consume and made no
    ///   progress
    /// @param failuresInARow how often this process has failed to consume since its last success
    /// @param parked events that wait for an earlier one, or for a full outbox
    /// @param fullOutboxes aggregates whose outbox is too full for the effect of an event
    record ConsumerDetails(
            long lag,
            double sinceProgressSeconds,
            long failuresInARow,
            long parked,
            int fullOutboxes) {
        static ConsumerDetails of(ConsumerState state) {
            return new ConsumerDetails(
                    state.lag(),
                    state.stalled().toMillis() / 1000.0,
                    state.failures(),
                    state.parked(),
                    state.fullOutboxes().size());
        }
    }
}
