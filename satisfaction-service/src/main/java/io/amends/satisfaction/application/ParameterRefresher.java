package io.amends.satisfaction.application;

import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.ParameterVersions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the service on the parameters in force, whichever process activated them, and fits new
/// ones every night.
final class ParameterRefresher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParameterRefresher.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CurrentParameters scoring;
    private final ParameterVersions versions;
    private final ParameterRefit refit;
    private final ScoreParameters settings;
    private final BackgroundJobs.Job job;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parameters").factory());

    ParameterRefresher(
            CurrentParameters scoring,
            ParameterVersions versions,
            ParameterRefit refit,
            ScoreParameters settings,
            BackgroundJobs jobs) {
        this.scoring = scoring;
        this.versions = versions;
        this.refit = refit;
        this.settings = settings;
        this.job = jobs.job("parameters", EVERY, LONGEST_PAUSE);
    }

    void start() {
        load();
        var millis = EVERY.toMillis();
        thread.scheduleWithFixedDelay(this::refresh, millis, millis, TimeUnit.MILLISECONDS);
    }

    /// Loads the version in force.
    void load() {
        versions.chosen(settings)
                .filter(chosen -> !chosen.version().equals(scoring.parameters().version()))
                .ifPresent(
                        chosen -> {
                            LOG.info("Scoring with {} from now on", chosen.version());
                            scoring.choose(chosen);
                        });
    }

    /// Fits the version of a night. If an earlier attempt in the same night stored a version before
    /// it was killed, this one's name gets a number appended.
    void refit(LocalDate night, Instant now) {
        var known =
                versions.list().stream()
                        .map(ParameterVersions.Version::name)
                        .collect(Collectors.toSet());
        var name =
                Stream.iterate(1, number -> number + 1)
                        .map(number -> "learned-" + night + (number == 1 ? "" : "-" + number))
                        .filter(free -> !known.contains(free))
                        .findFirst()
                        .orElseThrow();
        LOG.info("{}", ScoreCommands.describe(refit.run(name, now)));
        load();
    }

    private void refresh() {
        job.runIfDue(this::load);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
