package io.amends.eventing.outbox;

import java.time.Duration;

/// Settings of a relay.
///
/// @param deliveryTimeout how long an event may be in flight at most; shorter than an outbox lease,
///   so that it does not expire while its events are still being sent
/// @param linger how long to collect sent events before they are moved to the history
/// @param sweepInterval how often to look for expired leases
/// @param queueCapacity leases that may wait in memory; further ones are found by the sweep
/// @param batchSize aggregates whose events are moved to the history together
public record RelaySettings(
        Duration deliveryTimeout,
        Duration linger,
        Duration sweepInterval,
        int queueCapacity,
        int batchSize) {

    /// 7 s for deliveryTimeout, a sweep each second.
    public static final RelaySettings DEFAULT =
            new RelaySettings(
                    Duration.ofSeconds(7),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(1),
                    4_096,
                    500);

    /// The same with other times.
    public RelaySettings with(Duration newDeliveryTimeout, Duration newSweepInterval) {
        return new RelaySettings(
                newDeliveryTimeout, linger, newSweepInterval, queueCapacity, batchSize);
    }

    /// The same with another linger.
    public RelaySettings withLinger(Duration newLinger) {
        return new RelaySettings(
                deliveryTimeout, newLinger, sweepInterval, queueCapacity, batchSize);
    }
}
