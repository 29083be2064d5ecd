package io.amends.bench;

import io.amends.satisfaction.SatisfactionServiceApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/// The satisfaction-service in this process, on topics and a database of its own.
final class ScoringService implements AutoCloseable {
    private static final String AGE = "amends.event.age";

    private final ConfigurableApplicationContext context;

    /// @param window how far back [#age] looks
    ScoringService(MeasuredPlatform platform, Duration window) {
        this.context =
                SatisfactionServiceApplication.application()
                        .run(
                                "--server.port=0",
                                "--spring.mongodb.uri=" + platform.mongodbUri(),
                                "--spring.mongodb.database=bench_satisfaction",
                                "--spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
                                "--amends.internal.jwks-uri=" + platform.jwksUri(),
                                "--amends.flow.topic-prefix=" + ScoredTopics.PREFIX,
                                "--management.metrics.distribution.percentiles."
                                        + AGE
                                        + "=0.5,0.99",
                                "--management.metrics.distribution.expiry." + AGE + "=" + window,
                                "--logging.level.root=WARN");
    }

    /// How many commands the service has sent to its store since it started.
    long roundTrips() {
        return context
                .getBean(MeterRegistry.class)
                .find("mongodb.driver.commands")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    /// From the instant at which an event was due to the write of the score it led to, p50 and p99
    /// in milliseconds, of the events of the last while.
    double[] age() {
        return context.getBean(MeterRegistry.class).find(AGE).timers().stream()
                .max(Comparator.comparingLong(Timer::count))
                .map(Timer::takeSnapshot)
                .map(
                        snapshot ->
                                Arrays.stream(snapshot.percentileValues())
                                        .mapToDouble(each -> each.value(TimeUnit.MILLISECONDS))
                                        .toArray())
                .orElseGet(() -> new double[0]);
    }

    @Override
    public void close() {
        context.close();
    }
}
