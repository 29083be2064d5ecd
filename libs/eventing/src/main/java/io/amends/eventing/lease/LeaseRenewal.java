package io.amends.eventing.lease;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Renews a lease in the background until it is closed. Closing does not release the lease.
public final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

    private final LeasedDocument document;
    private final String id;
    private final ScheduledExecutorService renewing;
    private volatile boolean lost;

    LeaseRenewal(LeasedDocument document, String id, Duration every) {
        this.document = document;
        this.id = id;
        this.renewing =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("lease-" + id).factory());
        renewing.scheduleWithFixedDelay(
                this::renew, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renew() {
        try {
            lost = lost || !document.renew();
        } catch (RuntimeException e) {
            // The store may be unavailable for a moment; a later renewal shows whether it was lost.
            LOG.warn("The lease of {} could not be renewed", id, e);
        }
    }

    /// Whether another holder has acquired the lease, as far as the last renewal found out.
    public boolean isLost() {
        return lost;
    }

    @Override
    public void close() {
        renewing.shutdownNow();
    }
}
