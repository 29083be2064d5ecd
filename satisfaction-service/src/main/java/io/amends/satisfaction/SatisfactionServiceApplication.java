package io.amends.satisfaction;

import static java.time.ZoneOffset.UTC;

import io.amends.aggregates.messaging.Messaging;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.Figures;
import io.amends.satisfaction.store.NightLog;
import io.amends.satisfaction.store.ParameterVersions;
import io.amends.satisfaction.store.PassLog;
import io.amends.satisfaction.store.Rebuilds;
import io.amends.satisfaction.store.RevenueAtRisk;
import io.amends.satisfaction.store.SettingsInUse;
import io.amends.satisfaction.store.ThresholdReports;
import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// The satisfaction service: how satisfied customers are, how likely they stay, and why.
@SpringBootApplication(scanBasePackages = "io.amends.satisfaction")
@EnableServiceWeb
@EnableConfigurationProperties(ScoreSettings.class)
public class SatisfactionServiceApplication {

    /// Starts the service by itself.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// Also for the launcher, which runs several services side by side.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                SatisfactionServiceApplication.class, settings(), "satisfaction-service");
    }

    /// What can be set for the service.
    public static KnownSettings settings() {
        return ServiceApplication.settings(ScoreSettings.class);
    }

    @Bean
    Scoring scoring(ScoreSettings settings, SettingsInUse inUse) {
        inUse.keep(settings.given());
        return new Scoring(settings.over(ScoreParameters.PRIORS));
    }

    @Bean
    Jobs jobs(MeterRegistry registry) {
        return new Jobs(registry, InstantSource.system());
    }

    @Bean(initMethod = "start")
    ParameterWatch parameterWatch(
            Scoring scoring,
            Customers customers,
            ParameterVersions versions,
            FailedCustomers failedCustomers,
            ScoreSettings settings,
            Jobs jobs) {
        var parameters = settings.over(ScoreParameters.PRIORS);
        var refit = new Refit(customers, failedCustomers, versions, parameters);
        return new ParameterWatch(scoring, versions, refit, parameters, jobs);
    }

    @Bean
    NightPass nightPass(
            Customers customers,
            FailedCustomers failedCustomers,
            PassLog log,
            Scoring scoring,
            ScoreSettings settings,
            Clock clock,
            Messaging messaging,
            Figures figures) {
        return new NightPass(
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
    NightlyThresholds nightlyThresholds(
            Customers customers,
            FailedCustomers failedCustomers,
            ThresholdReports reports,
            ScoreSettings settings,
            Clock clock) {
        return new NightlyThresholds(
                customers, failedCustomers, reports, settings.over(ScoreParameters.PRIORS), clock);
    }

    @Bean(initMethod = "start")
    RiskGauge riskGauge(RevenueAtRisk risk, MeterRegistry registry, Jobs jobs) {
        return new RiskGauge(risk, registry, jobs);
    }

    // The pass comes after the fit, so that it goes by what was learned.
    @Bean(initMethod = "start")
    NightWatch nightWatch(
            NightLog log,
            ParameterWatch parameters,
            NightPass pass,
            NightlyThresholds thresholds,
            ScoreSettings settings,
            Jobs jobs,
            Clock clock) {
        var fit =
                new NightWatch.Work(
                        "fit",
                        settings.fitAt(),
                        night -> {
                            parameters.learn(night, clock.instant());
                            return true;
                        });
        var customers =
                new NightWatch.Work(
                        "pass",
                        settings.passAt(),
                        night -> pass.runSince(night.atTime(settings.passAt()).toInstant(UTC)));
        var tried =
                new NightWatch.Work(
                        "thresholds",
                        settings.passAt(),
                        _ -> {
                            thresholds.run();
                            return true;
                        });
        return new NightWatch(
                log,
                List.of(fit, customers, tried),
                pass::run,
                pass::resume,
                pass::stop,
                jobs,
                clock);
    }

    @Bean(initMethod = "start")
    RebuildWatch rebuildWatch(Rebuilds rebuilds, Messaging messaging, Jobs jobs) {
        return new RebuildWatch(rebuilds, messaging, jobs);
    }
}
