package io.amends.satisfaction;

import io.amends.satisfaction.store.Rebuilds;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The right to rebuild, renewed in the background until it is given back.
final class HeldLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);
    private static final int RENEW_SECONDS = 2;

    private final Rebuilds.Lease lease;
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rebuild-lease").factory());
    private volatile boolean lost;
    private boolean finished;

    HeldLease(Rebuilds.Lease lease) {
        this.lease = lease;
        renewing.scheduleWithFixedDelay(
                this::renew, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    private void renew() {
        try {
            lost = lost || !lease.renew();
        } catch (RuntimeException e) {
            // The store may be away for a moment; whether the lease was lost shows afterwards.
            LOG.warn("The lease could not be renewed: {}", e.getClass().getSimpleName());
        }
    }

    /// @throws CannotRebuild when somebody else has it by now
    void require() {
        check(!lost);
    }

    void enter(Rebuilds.Phase phase) {
        check(!lost && lease.enter(phase));
    }

    void note(long done, long total, Map<String, Long> offsets) {
        check(lease.note(done, total, offsets));
    }

    void finish() {
        finished = true;
        lease.finish();
    }

    private static void check(boolean held) {
        if (!held) {
            throw new CannotRebuild(
                    "This rebuild was away for too long, and another one has taken over.");
        }
    }

    @Override
    public void close() {
        renewing.shutdownNow();
        if (!finished) {
            lease.leave();
        }
    }
}
