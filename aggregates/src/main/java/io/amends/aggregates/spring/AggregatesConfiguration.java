package io.amends.aggregates.spring;

import com.mongodb.client.MongoClient;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.Limits;
import io.amends.aggregates.OutboxListener;
import io.amends.aggregates.TraceContext;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Everything around a service's aggregates. A service imports this, declares one
/// [io.amends.aggregates.Aggregates] bean per type with the factory's help, and one
/// [io.amends.aggregates.messaging.EventConsumer] bean per consumer.
@Configuration(proxyBeanMethods = false)
public class AggregatesConfiguration {

    @Bean
    AggregatesFactory aggregatesFactory(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Clock clock,
            ObjectProvider<TraceContext> traces,
            ObjectProvider<OutboxListener> relay) {
        return new AggregatesFactory(
                client.getDatabase(database),
                clock,
                Limits.DEFAULT,
                traces.getIfAvailable(() -> TraceContext.NONE),
                relay.getIfAvailable(() -> OutboxListener.NOBODY));
    }
}
