package io.amends.bench;

import io.amends.satisfaction.SatisfactionServiceApplication;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.ConfigurableApplicationContext;

/// The satisfaction-service in this process, on its own topics and database.
final class ScoringService implements AutoCloseable {
    static final String DATABASE = "bench_satisfaction";

    private final ConfigurableApplicationContext context;

    ScoringService(MeasuredPlatform platform) {
        this.context =
                SatisfactionServiceApplication.application()
                        .run(
                                "--server.port=0",
                                "--spring.mongodb.uri=" + platform.mongodbUri(),
                                "--spring.mongodb.database=" + DATABASE,
                                "--spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
                                "--amends.internal.jwks-uri=" + platform.jwksUri(),
                                "--amends.eventing.topic-prefix=" + ScoredTopics.PREFIX,
                                "--logging.level.root=WARN");
    }

    /// Number of commands that the service has sent to its store since it started.
    long roundTrips() {
        return context
                .getBean(MeterRegistry.class)
                .find("mongodb.driver.commands")
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }
}
