package io.amends.eventing.aggregate;

/// Told of every claim made by a write, after the write: a relay, which then sends without polling.
@FunctionalInterface
public interface OutboxListener {
    /// Nobody listens; a sweep finds the events when the claim has run out.
    OutboxListener NOBODY = claim -> {};

    /// Events wait and are the listener's to send. Must not block and must not throw.
    void claimed(OutboxLease claim);
}
