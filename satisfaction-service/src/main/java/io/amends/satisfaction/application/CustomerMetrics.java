package io.amends.satisfaction.application;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.CustomerContract;
import io.amends.contracts.SilenceReason;
import io.amends.eventing.aggregate.AggregateListener;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.store.NightlyPassLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Business metrics of customers, counted after a successful write.
public final class CustomerMetrics implements AggregateListener<Customer> {
    private final MeterRegistry registry;
    private final AtomicLong passed = new AtomicLong();

    /// @param registry where the metrics are registered
    public CustomerMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("amends.scores.pass.customers", passed, AtomicLong::get)
                .description(
                        "customers that the nightly pass under way, or the last one, looked at")
                .register(registry);
        // Registered at start, so that an increase is visible from the first one on.
        Stream.of(SilenceReason.values()).forEach(this::warned);
    }

    @Override
    public void onChanged(StoredAggregate<Customer> stored, List<ContractEvent> events) {
        for (var event : events) {
            if (event instanceof CustomerContract.Warned warned) {
                warned(warned.reason()).increment();
            }
        }
    }

    private Counter warned(SilenceReason reason) {
        return Counter.builder("amends.customers.warned")
                .description("warnings of customers who may leave in silence")
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /// Sets the progress of the nightly pass.
    public void passed(NightlyPassLog.Progress progress) {
        passed.set(progress.counts().processed());
    }
}
