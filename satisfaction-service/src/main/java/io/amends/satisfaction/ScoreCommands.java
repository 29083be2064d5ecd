package io.amends.satisfaction;

import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.fit.FitResult;
import io.amends.satisfaction.domain.fit.HistoryBacktest;
import io.amends.satisfaction.domain.fit.ThresholdReport;
import io.amends.satisfaction.domain.fit.ThresholdStudy;
import io.amends.satisfaction.domain.fit.TimeCut;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.ParameterVersions;
import io.amends.satisfaction.store.StandaloneStore;
import io.amends.scoring.backtest.BacktestReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is done to the scores from the command line: beside the running service, on the same store.
public final class ScoreCommands implements AutoCloseable {
    private static final Duration HOLDING_STILL = Duration.ofSeconds(60);

    private final StandaloneStore store;
    private final ScoreParameters settings;

    private ScoreCommands(StandaloneStore store) {
        this.store = store;
        this.settings =
                store.settings()
                        .find()
                        .map(given -> given.over(ScoreParameters.PRIORS))
                        .orElse(ScoreParameters.PRIORS);
    }

    /// Opens the store of the service, and goes by the settings that the service has.
    ///
    /// @param mongodbUri without a database
    /// @param database the service's, usually `satisfaction`
    public static ScoreCommands open(String mongodbUri, String database) {
        return new ScoreCommands(StandaloneStore.at(mongodbUri, database));
    }

    /// The time over which the service means staying.
    public int horizonWeeks() {
        return settings.loyalty().horizonWeeks();
    }

    /// Now, by the business clock.
    public Instant now() {
        return store.clock().instant();
    }

    /// The latest cut whose outcomes are known by now.
    public LocalDate latestCut(int horizonWeeks) {
        return TimeCut.latest(now(), horizonWeeks).day();
    }

    /// Holds the scores against what customers did after a day.
    ///
    /// @param cut the last day that is known
    /// @param horizonWeeks how long outcomes are watched
    /// @throws IllegalArgumentException where too few customers came back to fit anything
    public BacktestReport backtest(LocalDate cut, int horizonWeeks) {
        try (var customers = store.customers().all()) {
            return HistoryBacktest.run(customers, new TimeCut(cut, horizonWeeks), settings);
        }
    }

    /// Tries thresholds of silence on what customers did after a day; empty where too few had come
    /// often enough by then.
    ///
    /// @param cut the last day that is known
    /// @param horizonWeeks how long outcomes are watched
    public Optional<ThresholdReport> thresholds(LocalDate cut, int horizonWeeks) {
        var failures = store.failedCustomers().run("thresholds");
        return ThresholdStudy.run(
                () -> store.customers().all(), new TimeCut(cut, horizonWeeks), settings, failures);
    }

    /// Learns from what is known at an instant, and puts it in force if it foretells better.
    public FitResult fit(Instant now) {
        var name = "learned-" + now.truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "");
        return new ParameterRefit(
                        store.customers(), store.failedCustomers(), store.versions(), settings)
                .run(name, now);
    }

    /// Every version that was learned, the newest first.
    public List<ParameterVersions.Version> versions() {
        return store.versions().list();
    }

    /// The name of the version in force; empty before anything was learned.
    public Optional<String> inForce() {
        return store.versions().chosen(settings).map(ScoreParameters::version);
    }

    /// Makes all customers anew, to be run.
    ///
    /// @param watcher told how far it is
    /// @param acceptLoss whether customers, too, are replaced of whom the topics no longer tell
    ///   all; else these stay as they are
    public ScoreRebuild rebuild(
            ScoreRebuild.Broker broker, ScoreRebuild.Watcher watcher, boolean acceptLoss) {
        var parameters = store.versions().chosen(settings).orElse(settings);
        return new ScoreRebuild(
                store,
                new CurrentParameters(parameters),
                broker,
                watcher,
                HOLDING_STILL,
                acceptLoss);
    }

    /// How many days with purchases all customers have together: whether an import has arrived.
    public long purchaseDays() {
        try (var customers = store.customers().all()) {
            return customers.mapToLong(each -> each.dealings().purchases().size()).sum();
        }
    }

    /// Puts a version in force; a running service notices within seconds.
    ///
    /// @throws IllegalArgumentException for one that is not known
    public void choose(String version) {
        store.versions().choose(version, "amends scores choose");
    }

    /// What was found, as a sentence.
    public static String describe(FitResult result) {
        return switch (result) {
            case FitResult.TooFew _ ->
                    "Nothing learned: no customer has bought yet, so what is in force stays.";
            case FitResult.NotConverged(var buyers, var model) ->
                    String.format(
                            Locale.ROOT,
                            "Nothing learned: the %s did not settle on the purchases of %d customers. What is in force stays.",
                            model,
                            buyers);
            case FitResult.Accepted(var parameters, var findings) ->
                    String.format(
                            Locale.ROOT,
                            "%s is in force: %s.",
                            parameters.version(),
                            ParameterRefit.note(findings));
            case FitResult.Refused(var candidate, var findings, var reason) ->
                    String.format(
                            Locale.ROOT,
                            "%s was refused, since %s: %s.",
                            candidate.version(),
                            reason,
                            ParameterRefit.note(findings));
        };
    }

    @Override
    public void close() {
        store.close();
    }
}
