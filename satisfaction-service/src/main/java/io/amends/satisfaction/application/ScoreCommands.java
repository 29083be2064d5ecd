package io.amends.satisfaction.application;

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

/// The score commands of the command line. They run beside the service, on the same store.
public final class ScoreCommands implements AutoCloseable {
    private static final Duration HOLDING_STILL = Duration.ofSeconds(60);

    private final StandaloneStore store;
    private final ScoreParameters settings;

    private ScoreCommands(StandaloneStore store) {
        this.store = store;
        this.settings =
                store.settings()
                        .find()
                        .map(configured -> configured.applyTo(ScoreParameters.PRIORS))
                        .orElse(ScoreParameters.PRIORS);
    }

    /// Opens the service's store and uses the service's effective settings.
    ///
    /// @param mongodbUri without a database
    /// @param database the service's, usually `satisfaction`
    public static ScoreCommands open(String mongodbUri, String database) {
        return new ScoreCommands(StandaloneStores.open(mongodbUri, database));
    }

    /// The horizon of loyalty.
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

    /// Backtests the scores against what customers did after a day.
    ///
    /// @param cut the last day that is known
    /// @param horizonWeeks how long outcomes are watched
    /// @throws IllegalArgumentException where too few customers came back to fit a model
    public BacktestReport backtest(LocalDate cut, int horizonWeeks) {
        try (var customers = store.customers().all()) {
            return HistoryBacktest.run(customers, new TimeCut(cut, horizonWeeks), settings);
        }
    }

    /// Evaluates silence thresholds on what customers did after a day; empty where too few had come
    /// often enough by then.
    ///
    /// @param cut the last day that is known
    /// @param horizonWeeks how long outcomes are watched
    public Optional<ThresholdReport> thresholds(LocalDate cut, int horizonWeeks) {
        var failures = store.failedCustomers().run("thresholds");
        return ThresholdStudy.run(
                () -> store.customers().all(), new TimeCut(cut, horizonWeeks), settings, failures);
    }

    /// Fits to what is known at an instant, and activates the result if it predicts better.
    public FitResult fit(Instant now) {
        var name = "learned-" + now.truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "");
        return new ParameterRefit(
                        store.customers(), store.failedCustomers(), store.versions(), settings)
                .run(name, now);
    }

    /// Every learned version, newest first.
    public List<ParameterVersions.Version> versions() {
        return store.versions().list();
    }

    /// The name of the version in force; empty before the first fit.
    public Optional<String> inForce() {
        return store.versions().chosen(settings).map(ScoreParameters::version);
    }

    /// Creates a rebuild of all customers; the caller runs it.
    ///
    /// @param consumers that apply the events to the customers made anew
    /// @param watcher receives the progress
    /// @param acceptLoss whether customers whose events are no longer complete on the topics are
    ///   replaced too; otherwise these stay unchanged
    public ScoreRebuild rebuild(
            RebuildConsumers consumers,
            ScoreRebuild.Broker broker,
            ScoreRebuild.Watcher watcher,
            boolean acceptLoss) {
        var parameters = store.versions().chosen(settings).orElse(settings);
        return new ScoreRebuild(
                store,
                consumers,
                new CurrentParameters(parameters),
                broker,
                watcher,
                HOLDING_STILL,
                acceptLoss);
    }

    /// The number of purchase days over all customers: shows whether an import has arrived.
    public long purchaseDays() {
        try (var customers = store.customers().all()) {
            return customers.mapToLong(each -> each.interactions().purchases().size()).sum();
        }
    }

    /// Activates a version; a running service picks it up within seconds.
    ///
    /// @throws IllegalArgumentException for an unknown version
    public void choose(String version) {
        store.versions().choose(version, "amends scores choose");
    }

    /// The result, as a sentence.
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
