package io.amends.satisfaction.application;

import static java.time.ZoneOffset.UTC;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.ParametersInForce;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.CustomerProjectionType;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.EffectiveProperties;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.NightlyJobLog;
import io.amends.satisfaction.store.NightlyPassLog;
import io.amends.satisfaction.store.ParameterVersions;
import io.amends.satisfaction.store.ParametersInForceAggregateType;
import io.amends.satisfaction.store.RebuildLease;
import io.amends.satisfaction.store.RecordedInteractionProjectionType;
import io.amends.satisfaction.store.RevenueAtRisk;
import io.amends.satisfaction.store.ThresholdReportStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The service's jobs, and the aggregates with their listeners.
@Configuration(proxyBeanMethods = false)
public class ApplicationConfiguration {

    @Bean
    CustomerMetrics customerMetrics(MeterRegistry registry) {
        return new CustomerMetrics(registry);
    }

    @Bean
    ProjectionStore<Customer, CustomerEvent> customerAggregates(
            DocumentStoreFactory factory, CustomerMetrics metrics) {
        return factory.create(new CustomerProjectionType(CustomerContractMapper::of), metrics);
    }

    @Bean
    ProjectionStore<RecordedInteraction, InteractionEvent> interactionAggregates(
            DocumentStoreFactory factory) {
        return factory.create(new RecordedInteractionProjectionType(InteractionContractMapper::of));
    }

    @Bean
    AggregateStore<ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
            inForceAggregates(DocumentStoreFactory factory) {
        return factory.create(new ParametersInForceAggregateType(ScoresContractMapper::of));
    }

    @Bean
    CurrentParameters currentParameters(
            ConfiguredParameters configured, EffectiveProperties inUse) {
        inUse.save(configured);
        return new CurrentParameters(configured.applyTo(ScoreParameters.PRIORS));
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
            ConfiguredParameters configured,
            BackgroundJobs jobs) {
        var parameters = configured.applyTo(ScoreParameters.PRIORS);
        var refit = new ParameterRefit(customers, failedCustomers, versions, parameters);
        return new ParameterRefresher(scoring, versions, refit, parameters, jobs);
    }

    @Bean
    NightlyPass nightlyPass(
            Customers customers,
            FailedCustomers failedCustomers,
            NightlyPassLog log,
            CurrentParameters scoring,
            TierShares shares,
            Clock clock,
            ConsumerContainers messaging,
            CustomerMetrics metrics) {
        return new NightlyPass(
                customers,
                failedCustomers,
                log,
                scoring,
                shares,
                clock,
                messaging::unlessPaused,
                metrics::passed);
    }

    @Bean
    NightlyThresholdStudy nightlyThresholdStudy(
            Customers customers,
            FailedCustomers failedCustomers,
            ThresholdReportStore reports,
            ConfiguredParameters configured,
            Clock clock) {
        return new NightlyThresholdStudy(
                customers,
                failedCustomers,
                reports,
                configured.applyTo(ScoreParameters.PRIORS),
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
            NightlyTimes times,
            BackgroundJobs jobs,
            Clock clock) {
        var fit =
                new NightlyJobScheduler.Work(
                        "fit",
                        times.fit(),
                        night -> {
                            parameters.refit(night, clock.instant());
                            return true;
                        });
        var customers =
                new NightlyJobScheduler.Work(
                        "pass",
                        times.pass(),
                        night -> pass.runSince(night.atTime(times.pass()).toInstant(UTC)));
        var study =
                new NightlyJobScheduler.Work(
                        "thresholds",
                        times.pass(),
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
