package io.amends.satisfaction.application;

import io.amends.eventing.lease.LeaseRenewal;
import io.amends.satisfaction.store.RebuildLease;
import java.util.Map;

/// The rebuild lease, renewed in the background until it is released.
final class RenewedLease implements AutoCloseable {
    private final RebuildLease.Turn turn;
    private final LeaseRenewal renewal;
    private boolean finished;

    RenewedLease(RebuildLease.Turn turn) {
        this.turn = turn;
        this.renewal = turn.renewInBackground();
    }

    /// @throws RebuildException when another process holds it by now
    void require() {
        check(!renewal.isLost());
    }

    void enter(RebuildLease.Phase phase) {
        check(!renewal.isLost() && turn.enter(phase));
    }

    void restart() {
        check(!renewal.isLost() && turn.restart());
    }

    void note(long done, long total, Map<String, Long> offsets) {
        check(turn.note(done, total, offsets));
    }

    void finish() {
        finished = true;
        turn.finish();
    }

    private static void check(boolean held) {
        if (!held) {
            throw new RebuildException(
                    "This rebuild was away for too long, and another one has taken over.");
        }
    }

    @Override
    public void close() {
        renewal.close();
        if (!finished) {
            turn.release();
        }
    }
}
