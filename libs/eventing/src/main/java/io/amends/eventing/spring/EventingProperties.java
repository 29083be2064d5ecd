package io.amends.eventing.spring;

import io.amends.settings.Between;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How events flow: `amends.eventing.*`.
///
/// @param lease how long a relay may hold an aggregate without a sign of life
/// @param deliveryTimeout how long an event may be under way to the broker; shorter than the lease
/// @param linger how long to let events come together, so that one command to the store deals with
///   many; a consumer that is behind does not wait
/// @param sweepInterval how often to look for aggregates whose relay died
/// @param timerInterval how often to look for what is due
/// @param parkedEvery how often to look for parked events that can go on
/// @param retryAtMost the longest pause between tries when store or broker are away
/// @param topicPrefix put before topics and consumer groups where platforms share a broker
/// @param partitions of each topic; never to be changed once events were sent
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

    /// Refuses sending that would outlast the lease, and more copies in sync than there are.
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
