package io.amends.aggregates;

import java.util.Collection;
import java.util.List;

/// The waiting events of all aggregates of one type, as a relay sees them.
public interface Outbox {

    /// The collection of these aggregates.
    String collection();

    /// Takes aggregates whose claim has run out, and reads what waits there.
    ///
    /// @param limit how many at most
    List<Claim> takeExpired(int limit);

    /// Prolongs claims; answers those that are still held, with their new end.
    List<Claim> renew(Collection<Claim> claims);

    /// Files events that were sent and takes them out of the outbox. Claims of which everything was
    /// sent are released, unless more events have come meanwhile: those are answered, still held,
    /// with the events that wait now.
    ///
    /// @param sent claims, each with the events that were sent: the first ones, without a gap
    List<Claim> settle(Collection<Claim> sent);

    /// Gives up claims whose events could not be sent, so that another relay may take them at once.
    void abandon(Collection<Claim> claims);

    /// How many aggregates have events waiting and since when the oldest one has.
    Backlog backlog();
}
