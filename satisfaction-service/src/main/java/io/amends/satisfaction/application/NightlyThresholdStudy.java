package io.amends.satisfaction.application;

import io.amends.satisfaction.domain.fit.ThresholdStudy;
import io.amends.satisfaction.domain.fit.TimeCut;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.ThresholdReportStore;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Evaluates silence thresholds every night, on the latest horizon whose outcomes are known.
///
/// @param settings the configured parameters, without learned ones
record NightlyThresholdStudy(
        Customers customers,
        FailedCustomers failedCustomers,
        ThresholdReportStore reports,
        ScoreParameters settings,
        Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyThresholdStudy.class);

    void run() {
        var cut = TimeCut.latest(clock.instant(), settings.loyalty().horizonWeeks());
        var failures = failedCustomers.run("thresholds");
        ThresholdStudy.run(customers::all, cut, settings, failures)
                .ifPresentOrElse(
                        reports::save,
                        () ->
                                LOG.info(
                                        "Too few customers came often to try thresholds of silence"));
        failures.completed();
    }
}
