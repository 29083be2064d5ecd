package io.amends.eventing.outbox;

import java.time.Duration;

/// How a relay works.
///
/// @param lease how long a claim lasts
/// @param deliveryTimeout how long an event may be under way at most; shorter than the lease, so
///   that a claim does not run out while its events are still being tried
/// @param linger how long to let sent events come together before they are filed
/// @param sweepInterval how often to look for claims that ran out
/// @param queue claims that may wait in memory; what is more is found by the sweep
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

    /// The same with another time to come together.
    public RelaySettings lingering(Duration newLinger) {
        return new RelaySettings(deliveryTimeout, newLinger, sweepInterval, queue, bundle);
    }
}
