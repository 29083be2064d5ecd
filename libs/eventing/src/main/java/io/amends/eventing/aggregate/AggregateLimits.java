package io.amends.eventing.aggregate;

import java.time.Duration;

/// The bounds that keep one aggregate's document small.
///
/// @param eventBytes the size of one event
/// @param waitingEvents events waiting to be sent, beyond which callers are refused
/// @param waitingBytes their size, beyond which callers are refused
/// @param waitingBytesForAll their size, beyond which timers and consumers wait as well
/// @param lease how long a relay may hold an aggregate's outbox without renewing its lease
public record AggregateLimits(
        int eventBytes,
        int waitingEvents,
        int waitingBytes,
        int waitingBytesForAll,
        Duration lease) {

    /// 64 KB an event; 500 events or 4 MB for callers, 12 MB for all; a lease of 10 s.
    public static final AggregateLimits DEFAULT =
            new AggregateLimits(64 << 10, 500, 4 << 20, 12 << 20, Duration.ofSeconds(10));

    /// The same with another lease.
    public AggregateLimits withLease(Duration other) {
        return new AggregateLimits(
                eventBytes, waitingEvents, waitingBytes, waitingBytesForAll, other);
    }
}
