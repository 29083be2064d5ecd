package io.amends.satisfaction;

import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.ParameterVersions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to it that the service scores with the parameters in force, wherever they were chosen, and
/// learns new ones by night.
final class ParameterWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParameterWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Scoring scoring;
    private final ParameterVersions versions;
    private final Refit refit;
    private final ScoreParameters settings;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parameters").factory());

    ParameterWatch(
            Scoring scoring, ParameterVersions versions, Refit refit, ScoreParameters settings) {
        this.scoring = scoring;
        this.versions = versions;
        this.refit = refit;
        this.settings = settings;
    }

    void start() {
        adopt();
        var millis = EVERY.toMillis();
        thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    /// Takes over the version in force.
    void adopt() {
        versions.chosen(settings)
                .filter(chosen -> !chosen.version().equals(scoring.parameters().version()))
                .ifPresent(
                        chosen -> {
                            LOG.info("Scoring with {} from now on", chosen.version());
                            scoring.choose(chosen);
                        });
    }

    /// Learns the version of a night, unless it is there already.
    void learn(LocalDate night, Instant now) {
        var name = "learned-" + night;
        if (versions.list().stream().noneMatch(known -> known.name().equals(name))) {
            LOG.info("{}", ScoreTools.describe(refit.run(name, now)));
            adopt();
        }
    }

    private void look() {
        try {
            adopt();
        } catch (RuntimeException e) {
            // The store may be away; it is looked at again in a moment.
            LOG.warn("Parameters could not be looked at: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
