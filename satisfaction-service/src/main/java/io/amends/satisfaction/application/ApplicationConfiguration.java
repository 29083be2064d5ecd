package io.amends.satisfaction.application;

import static java.time.ZoneOffset.UTC;

import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.satisfaction.ScoreProperties;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.CustomerMetrics;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.EffectiveProperties;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.NightlyJobLog;
import io.amends.satisfaction.store.NightlyPassLog;
import io.amends.satisfaction.store.ParameterVersions;
import io.amends.satisfaction.store.RebuildLease;
import io.amends.satisfaction.store.RevenueAtRisk;
import io.amends.satisfaction.store.ThresholdReports;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The service's jobs.
@Configuration(proxyBeanMethods = false)
class ApplicationConfiguration {

    @Bean
    CurrentParameters currentParameters(ScoreProperties settings, EffectiveProperties inUse) {
        inUse.keep(settings.configured());
        return new CurrentParameters(settings.parameters(ScoreParameters.PRIORS));
    }

    @Bean
    BackgroundJobs backgroundJobs(MeterRegistry registry) {
        return new BackgroundJobs(registry, InstantSource.system());
    }

    @Bean(initMethod = "start")
    ParameterRefresher parameterRefresher(
            CurrentParameters scoring,
            Customers customers,
            ParameterVersions versions,
            FailedCustomers failedCustomers,
            ScoreProperties settings,
            BackgroundJobs jobs) {
        var parameters = settings.parameters(ScoreParameters.PRIORS);
        var refit = new ParameterRefit(customers, failedCustomers, versions, parameters);
        return new ParameterRefresher(scoring, versions, refit, parameters, jobs);
    }

    @Bean
    NightlyPass nightlyPass(
            Customers customers,
            FailedCustomers failedCustomers,
            NightlyPassLog log,
            CurrentParameters scoring,
            ScoreProperties settings,
            Clock clock,
            ConsumerContainers messaging,
            CustomerMetrics figures) {
        return new NightlyPass(
                customers,
                failedCustomers,
                log,
                scoring,
                settings.tiers().shares(),
                clock,
                messaging::unlessPaused,
                figures::passed);
    }

    @Bean
    NightlyThresholdStudy nightlyThresholdStudy(
            Customers customers,
            FailedCustomers failedCustomers,
            ThresholdReports reports,
            ScoreProperties settings,
            Clock clock) {
        return new NightlyThresholdStudy(
                customers,
                failedCustomers,
                reports,
                settings.parameters(ScoreParameters.PRIORS),
                clock);
    }

    @Bean(initMethod = "start")
    RevenueAtRiskGauge revenueAtRiskGauge(
            RevenueAtRisk risk, MeterRegistry registry, BackgroundJobs jobs) {
        return new RevenueAtRiskGauge(risk, registry, jobs);
    }

    // The pass follows the fit, so that it uses the learned parameters.
    @Bean(initMethod = "start")
    NightlyJobScheduler nightlyJobScheduler(
            NightlyJobLog log,
            ParameterRefresher parameters,
            NightlyPass pass,
            NightlyThresholdStudy thresholds,
            ScoreProperties settings,
            BackgroundJobs jobs,
            Clock clock) {
        var fit =
                new NightlyJobScheduler.Work(
                        "fit",
                        settings.fitTime(),
                        night -> {
                            parameters.refit(night, clock.instant());
                            return true;
                        });
        var customers =
                new NightlyJobScheduler.Work(
                        "pass",
                        settings.passTime(),
                        night -> pass.runSince(night.atTime(settings.passTime()).toInstant(UTC)));
        var study =
                new NightlyJobScheduler.Work(
                        "thresholds",
                        settings.passTime(),
                        _ -> {
                            thresholds.run();
                            return true;
                        });
        return new NightlyJobScheduler(
                log,
                List.of(fit, customers, study),
                pass::run,
                pass::resume,
                pass::stop,
                jobs,
                clock);
    }

    @Bean(initMethod = "start")
    RebuildPauseListener rebuildPauseListener(
            RebuildLease rebuilds, ConsumerContainers messaging, BackgroundJobs jobs) {
        return new RebuildPauseListener(rebuilds, messaging, jobs);
    }
}
