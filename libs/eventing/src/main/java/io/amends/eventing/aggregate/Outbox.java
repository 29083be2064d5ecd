package io.amends.eventing.aggregate;

import java.util.Collection;
import java.util.List;

/// The waiting events of all aggregates of one type, as a relay sees them.
public interface Outbox {

    /// The collection of these aggregates.
    String collection();

    /// Takes aggregates whose claim has run out, and reads what waits there.
    ///
    /// @param limit how many at most
    List<OutboxLease> takeExpired(int limit);

    /// Prolongs claims; answers those that are still held, with their new end.
    List<OutboxLease> renew(Collection<OutboxLease> claims);

    /// Files events that were sent and takes them out of the outbox. Claims of which everything was
    /// sent are released, unless more events have come meanwhile: those are answered, still held,
    /// with the events that wait now.
    ///
    /// @param sent claims, each with the events that were sent: the first ones, without a gap
    List<OutboxLease> complete(Collection<OutboxLease> sent);

    /// Gives up claims whose events could not be sent, so that another relay may take them at once.
    void abandon(Collection<OutboxLease> claims);

    /// How many aggregates have events waiting and since when the oldest one has.
    OutboxBacklog backlog();
}
