package io.amends.satisfaction;

import io.amends.aggregates.messaging.Messaging;
import io.amends.satisfaction.store.Rebuilds;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets this service hold still while customers that were made anew take the place of those in use:
/// it goes on answering, and lets no event have its effect meanwhile.
final class RebuildWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Rebuilds rebuilds;
    private final Messaging messaging;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rebuild-watch").factory());
    private boolean still;

    RebuildWatch(Rebuilds rebuilds, Messaging messaging) {
        this.rebuilds = rebuilds;
        this.messaging = messaging;
    }

    /// Looks once before the consumers start, then every now and then.
    void start() {
        look();
        thread.scheduleWithFixedDelay(
                this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var wanted = rebuilds.wantQuiet();
            if (wanted != still) {
                LOG.info(wanted ? "Holding still for a rebuilt state" : "Going on");
            }
            still = wanted;
            if (wanted) {
                messaging.pause();
            } else {
                messaging.resume();
            }
        } catch (RuntimeException e) {
            // Whatever is wanted, it can wait until the store is there again.
            LOG.warn("Rebuilds could not be looked at: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
