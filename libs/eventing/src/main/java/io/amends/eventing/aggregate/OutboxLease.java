package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.List;

/// The right to send an aggregate's waiting events, for a while.
///
/// @param outbox where it was claimed
/// @param id the aggregate
/// @param token tells this claim from all others
/// @param until when it runs out
/// @param events all that wait there, in order
public record OutboxLease(
        Outbox outbox, String id, String token, Instant until, List<OutboxEntry> events) {

    /// The last event's position.
    public SourceOffset last() {
        return SourceOffset.of(events.getLast().envelope().sequence());
    }

    /// The same claim, of these events only.
    public OutboxLease with(List<OutboxEntry> others) {
        return new OutboxLease(outbox, id, token, until, List.copyOf(others));
    }
}
