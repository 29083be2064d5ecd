package io.amends.satisfaction;

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

/// Sees to it that the service scores with the parameters in force, wherever they were chosen, and
/// learns new ones by night.
final class ParameterRefresher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParameterRefresher.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CurrentParameters scoring;
    private final ParameterVersions versions;
    private final ParameterRefit refit;
    private final ScoreParameters settings;
    private final BackgroundJobs.Job looking;
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
        this.looking = jobs.job("parameters", EVERY, LONGEST_PAUSE);
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

    /// Learns the version of a night. Where an earlier try of the same night was killed after it
    /// had kept a version, this one has a number behind its name.
    void learn(LocalDate night, Instant now) {
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
        adopt();
    }

    private void look() {
        looking.runIfDue(this::adopt);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
