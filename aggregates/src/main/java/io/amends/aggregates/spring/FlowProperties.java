package io.amends.aggregates.spring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How events flow: `amends.flow.*`.
///
/// @param lease how long a relay may hold an aggregate without a sign of life
/// @param sending how long an event may be under way to the broker; shorter than the lease
/// @param gather how long to let events come together, so that one command to the store deals with
///   many; a consumer that is behind does not wait
/// @param sweepEvery how often to look for aggregates whose relay died
/// @param clocksEvery how often to look for what is due
/// @param parkedEvery how often to look for parked events that can go on
/// @param retryAtMost the longest pause between tries when store or broker are away
/// @param topicPrefix put before topics and consumer groups where platforms share a broker
/// @param partitions of each topic; never to be changed once events were sent
/// @param replication copies of each partition; one on each broker, three at most, unless given
/// @param minInsyncReplicas how many copies must have an event before it is acknowledged; two where
///   there are three copies or more, else one, unless given
/// @param consumerThreads threads of each consumer
/// @param brokerWait how long to wait for the broker at the start
@ConfigurationProperties("amends.flow")
public record FlowProperties(
        @DefaultValue("PT10S") Duration lease,
        @DefaultValue("PT7S") Duration sending,
        @DefaultValue("PT0.02S") Duration gather,
        @DefaultValue("PT1S") Duration sweepEvery,
        @DefaultValue("PT1S") Duration clocksEvery,
        @DefaultValue("PT10S") Duration parkedEvery,
        @DefaultValue("PT5S") Duration retryAtMost,
        @DefaultValue("") String topicPrefix,
        @DefaultValue("12") int partitions,
        @Nullable Short replication,
        @Nullable Integer minInsyncReplicas,
        @DefaultValue("2") int consumerThreads,
        @DefaultValue("PT60S") Duration brokerWait) {

    public FlowProperties {
        require(sending.compareTo(lease) < 0, "amends.flow.sending must be below the lease");
        require(partitions > 0, "amends.flow.partitions must be at least 1");
        require(
                replication == null || replication > 0,
                "amends.flow.replication must be at least 1");
        require(
                minInsyncReplicas == null || minInsyncReplicas > 0,
                "amends.flow.min-insync-replicas must be at least 1");
        require(
                replication == null
                        || minInsyncReplicas == null
                        || minInsyncReplicas <= replication,
                "amends.flow.min-insync-replicas must not be above amends.flow.replication");
        require(consumerThreads > 0, "amends.flow.consumer-threads must be at least 1");
        positive(sending, "sending");
        require(!gather.isNegative(), "amends.flow.gather must not be negative");
        positive(sweepEvery, "sweep-every");
        positive(clocksEvery, "clocks-every");
        positive(parkedEvery, "parked-every");
        positive(retryAtMost, "retry-at-most");
        positive(brokerWait, "broker-wait");
    }

    private static void positive(Duration duration, String name) {
        require(duration.isPositive(), "amends.flow." + name + " must be longer than nothing");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
