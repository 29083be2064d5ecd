package io.amends.satisfaction;

import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.satisfaction.store.RebuildLease;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets this service hold still while customers that were made anew take the place of those in use:
/// it goes on answering, and lets no event have its effect meanwhile.
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

    /// Looks once before the consumers start, then every now and then.
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
