package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.List;

/// The right to send an aggregate's waiting events until it expires.
///
/// @param outbox where it was acquired
/// @param id the aggregate
/// @param token unique to this lease
/// @param until when it expires
/// @param events all waiting events, in order
public record OutboxLease(
        Outbox outbox, String id, String token, Instant until, List<OutboxEntry> events) {

    /// The last event's position.
    public SourceOffset last() {
        return SourceOffset.of(events.getLast().envelope().sequence());
    }

    /// The same lease, for these events only.
    public OutboxLease withEvents(List<OutboxEntry> others) {
        return new OutboxLease(outbox, id, token, until, List.copyOf(others));
    }
}
