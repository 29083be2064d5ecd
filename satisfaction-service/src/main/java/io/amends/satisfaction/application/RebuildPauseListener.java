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
    private final BackgroundJobs.Job job;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("rebuild-watch").factory());
    private boolean paused;

    RebuildPauseListener(RebuildLease rebuilds, ConsumerContainers messaging, BackgroundJobs jobs) {
        this.rebuilds = rebuilds;
        this.messaging = messaging;
        this.job = jobs.job("rebuild-watch", EVERY, LONGEST_PAUSE);
    }

    /// Checks once before the consumers start, then periodically.
    void start() {
        check();
        thread.scheduleWithFixedDelay(
                this::check, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check() {
        job.runIfDue(this::pauseOrResume);
    }

    private void pauseOrResume() {
        var wanted = rebuilds.isPauseWanted();
        if (wanted != paused) {
            LOG.info(wanted ? "Holding paused for a rebuilt state" : "Going on");
        }
        paused = wanted;
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
