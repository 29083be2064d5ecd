package io.amends.satisfaction.application;

import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.satisfaction.store.RebuildLease;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pauses this service while rebuilt customers replace those in use: it continues to serve reads
/// and applies no event meanwhile.
final class RebuildPauseListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuildPauseListener.class);
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final RebuildLease rebuilds;
    private final ConsumerContainers messaging;
    private final BackgroundJobs.Job looking;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rebuild-watch").factory());
    private boolean still;

    RebuildPauseListener(RebuildLease rebuilds, ConsumerContainers messaging, BackgroundJobs jobs) {
        this.rebuilds = rebuilds;
        this.messaging = messaging;
        this.looking = jobs.job("rebuild-watch", EVERY, LONGEST_PAUSE);
    }

    /// Checks once before the consumers start, then periodically.
    void start() {
        look();
        thread.scheduleWithFixedDelay(
                this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        looking.runIfDue(this::follow);
    }

    private void follow() {
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
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
