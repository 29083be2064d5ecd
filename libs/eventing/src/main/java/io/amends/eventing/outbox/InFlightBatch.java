package io.amends.eventing.outbox;

import io.amends.eventing.aggregate.OutboxLease;
import java.util.BitSet;
import java.util.function.BiConsumer;

/// The events of one outbox lease that are in flight.
final class InFlightBatch {
    private final OutboxLease claim;
    private final BiConsumer<OutboxLease, Integer> onAcknowledged;
    private final BitSet arrived;
    private int open;

    /// @param onAcknowledged called when all are answered: the lease, and how many of its first
    ///   events arrived without a gap
    InFlightBatch(OutboxLease claim, BiConsumer<OutboxLease, Integer> onAcknowledged) {
        this.claim = claim;
        this.onAcknowledged = onAcknowledged;
        this.open = claim.events().size();
        this.arrived = new BitSet(open);
    }

    void take(EventSender sender) {
        for (var i = 0; i < claim.events().size(); i++) {
            var index = i;
            sender.send(claim.events().get(i), ok -> answered(index, ok));
        }
    }

    private void answered(int index, boolean ok) {
        if (landedWith(index, ok)) {
            onAcknowledged.accept(claim, arrived.nextClearBit(0));
        }
    }

    private synchronized boolean landedWith(int index, boolean ok) {
        arrived.set(index, ok);
        return --open == 0;
    }
}
