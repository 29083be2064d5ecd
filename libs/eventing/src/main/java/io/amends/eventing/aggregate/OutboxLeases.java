package io.amends.eventing.aggregate;

import io.amends.eventing.lease.Leases;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Leases on outboxes: which relay sends an aggregate's events.
record OutboxLeases(InstantSource realClock, Leases leases) {

    boolean isFree(@Nullable OutboxLeaseState before) {
        return leases.isFree(before == null ? null : before.lease());
    }

    /// A new lease; the time since when events wait is kept.
    OutboxLeaseState next(@Nullable OutboxLeaseState before) {
        return before == null
                ? new OutboxLeaseState(leases.next(null), realClock.instant())
                : new OutboxLeaseState(leases.next(before.lease()), before.since());
    }
}
