package io.amends.eventing.outbox;

import java.time.Duration;

/// Settings of a relay.
///
/// @param lease how long an outbox lease lasts
/// @param deliveryTimeout how long an event may be in flight at most; shorter than the lease, so
///   that it does not expire while its events are still being sent
/// @param linger how long to collect sent events before they are filed
/// @param sweepInterval how often to look for expired leases
/// @param queue leases that may wait in memory; further ones are found by the sweep
/// @param bundle aggregates that are filed and released together
public record RelaySettings(
        Duration deliveryTimeout, Duration linger, Duration sweepInterval, int queue, int bundle) {

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
        return new RelaySettings(newDeliveryTimeout, linger, newSweepInterval, queue, bundle);
    }

    /// The same with another linger.
    public RelaySettings lingering(Duration newLinger) {
        return new RelaySettings(deliveryTimeout, newLinger, sweepInterval, queue, bundle);
    }
}
