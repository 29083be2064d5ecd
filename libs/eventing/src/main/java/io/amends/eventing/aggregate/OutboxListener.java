package io.amends.eventing.aggregate;

/// Called after each write that acquired an outbox lease: a relay, which then need not poll.
@FunctionalInterface
public interface OutboxListener {
    /// Does nothing; a sweep finds the events when the lease has expired.
    OutboxListener NONE = lease -> {};

    /// The listener has to send the waiting events. Must not block and must not throw.
    void onLeaseAcquired(OutboxLease lease);
}
