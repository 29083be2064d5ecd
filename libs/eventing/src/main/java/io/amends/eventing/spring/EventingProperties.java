package io.amends.eventing.spring;

import io.amends.settings.Between;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The settings `amends.eventing.*`.
///
/// @param lease how long a relay may hold an outbox without renewing its lease
/// @param deliveryTimeout how long an event may be in flight to the broker; shorter than the lease
/// @param linger how long to collect events, so that one command to the store processes many; a
///   consumer with a lag does not wait
/// @param sweepInterval how often to look for outboxes whose relay died
/// @param timerInterval how often to look for due timers
/// @param parkedEvery how often to look for parked events that can go on
/// @param retryAtMost the longest pause between retries when store or broker are unavailable
/// @param topicPrefix put before topics and consumer groups where platforms share a broker
/// @param partitions number of partitions of each topic; never to be changed once events were sent
/// @param replication copies of each partition; one on each broker, three at most, unless given
/// @param minInsyncReplicas how many copies must have an event before it is acknowledged; two where
///   there are three copies or more, else one, unless given
/// @param consumerThreads threads of each consumer
/// @param brokerWait how long to wait for the broker at the start
@Validated
@ConfigurationProperties("amends.eventing")
public record EventingProperties(
        @DefaultValue("PT10S") @Between(min = "PT1S", max = "PT10M") Duration lease,
        @DefaultValue("PT7S") @Between(min = "PT0.1S", max = "PT10M") Duration deliveryTimeout,
        @DefaultValue("PT0.02S") @Between(min = "PT0S", max = "PT5S") Duration linger,
        @DefaultValue("PT1S") @Between(min = "PT0.01S", max = "PT10M") Duration sweepInterval,
        @DefaultValue("PT1S") @Between(min = "PT0.01S", max = "PT10M") Duration timerInterval,
        @DefaultValue("PT10S") @Between(min = "PT0.01S", max = "PT10M") Duration parkedEvery,
        @DefaultValue("PT5S") @Between(min = "PT0.01S", max = "PT10M") Duration retryAtMost,
        @DefaultValue("")
                @Pattern(
                        regexp = "[A-Za-z0-9._-]{0,100}",
                        message = "must be at most 100 letters, digits, dots, _ and -")
                String topicPrefix,
        @DefaultValue("12") @Between(min = "1", max = "10000") int partitions,
        @Between(min = "1", max = "100") @Nullable Short replication,
        @Between(min = "1", max = "100") @Nullable Integer minInsyncReplicas,
        @DefaultValue("2") @Between(min = "1", max = "256") int consumerThreads,
        @DefaultValue("PT60S") @Between(min = "PT0.1S", max = "PT1H") Duration brokerWait) {

    /// Refuses a delivery timeout longer than the lease, and more in-sync replicas than copies.
    public EventingProperties {
        if (deliveryTimeout.compareTo(lease) >= 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amends.eventing.delivery-timeout is %s, but must be below amends.eventing.lease, which is %s",
                            deliveryTimeout,
                            lease));
        }
        if (replication != null && minInsyncReplicas != null && minInsyncReplicas > replication) {
            throw new IllegalArgumentException(
                    "amends.eventing.min-insync-replicas must not be above amends.eventing.replication");
        }
    }
}
