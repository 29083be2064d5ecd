package io.amends.eventing.aggregate;

import java.util.Collection;
import java.util.List;

/// The waiting events of all documents of one type, as a relay sees them.
public interface Outbox {

    /// The collection of these documents.
    String collection();

    /// Acquires expired leases, with the events that wait in these outboxes.
    ///
    /// @param limit how many at most
    List<OutboxLease> acquireExpired(int limit);

    /// Renews leases; returns those that are still held, with their new expiry.
    List<OutboxLease> renew(Collection<OutboxLease> leases);

    /// Moves events that were sent from the outbox to the history. Leases whose events were all
    /// sent are released, unless more events were added meanwhile: those are returned, still held,
    /// with the events that wait now.
    ///
    /// @param sent leases, each with the events that were sent: the first ones, without a gap
    List<OutboxLease> complete(Collection<OutboxLease> sent);

    /// Releases leases whose events could not be sent, so that another relay can take them at once.
    void release(Collection<OutboxLease> leases);

    /// How many aggregates have waiting events, and since when the oldest event waits.
    OutboxBacklog backlog();
}
