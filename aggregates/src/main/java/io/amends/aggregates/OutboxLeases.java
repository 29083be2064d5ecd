package io.amends.aggregates;

import io.amends.aggregates.lease.Leases;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Leases on outboxes: who relays an aggregate's events.
record OutboxLeases(InstantSource realClock, Leases leases) {

    boolean isFree(@Nullable Held held) {
        return leases.isFree(held == null ? null : held.lease());
    }

    /// A new lease; events that waited go on having waited since then.
    Held claim(@Nullable Held before) {
        return before == null
                ? new Held(leases.next(null), realClock.instant())
                : new Held(leases.next(before.lease()), before.since());
    }
}
