package io.amends.eventing.outbox;

import io.amends.eventing.aggregate.OutboxLease;
import java.util.BitSet;
import java.util.function.BiConsumer;

/// The events of one outbox lease that are in flight.
final class InFlightBatch {
    private final OutboxLease lease;
    private final BiConsumer<OutboxLease, Integer> onAcknowledged;
    private final BitSet acknowledged;
    private int unanswered;

    /// @param onAcknowledged called when all are answered: the lease, and how many of its first
    ///   events were acknowledged without a gap
    InFlightBatch(OutboxLease lease, BiConsumer<OutboxLease, Integer> onAcknowledged) {
        this.lease = lease;
        this.onAcknowledged = onAcknowledged;
        this.unanswered = lease.events().size();
        this.acknowledged = new BitSet(unanswered);
    }

    void send(EventSender sender) {
        for (var i = 0; i < lease.events().size(); i++) {
            var index = i;
            sender.send(lease.events().get(i), ok -> answered(index, ok));
        }
    }

    private void answered(int index, boolean ok) {
        if (isLastAnswer(index, ok)) {
            onAcknowledged.accept(lease, acknowledged.nextClearBit(0));
        }
    }

    private synchronized boolean isLastAnswer(int index, boolean ok) {
        acknowledged.set(index, ok);
        return --unanswered == 0;
    }
}
