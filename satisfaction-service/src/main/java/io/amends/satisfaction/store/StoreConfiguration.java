package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.aggregate.AggregatesFactory;
import io.amends.eventing.spring.EventingConfiguration;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.ParametersInForce;
import io.amends.satisfaction.domain.interactions.InteractionEvent;
import io.amends.satisfaction.domain.interactions.RecordedInteraction;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(EventingConfiguration.class)
class StoreConfiguration {

    @Bean
    CustomerMetrics figures(MeterRegistry registry) {
        return new CustomerMetrics(registry);
    }

    @Bean
    Aggregates<Customer, Void, CustomerEvent> customerAggregates(
            AggregatesFactory factory, CustomerMetrics figures) {
        return factory.create(new CustomerAggregateType(), figures);
    }

    @Bean
    Aggregates<RecordedInteraction, Void, InteractionEvent> interactionAggregates(
            AggregatesFactory factory) {
        return factory.create(new RecordedInteractionType());
    }

    @Bean
    InteractionLog interactionLog(
            Aggregates<RecordedInteraction, Void, InteractionEvent> interactions,
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Clock clock) {
        return new InteractionLog(interactions, client.getDatabase(database), clock);
    }

    @Bean
    Aggregates<ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
            inForceAggregates(AggregatesFactory factory) {
        return factory.create(new ParametersInForceAggregateType());
    }

    @Bean
    ParameterVersions parameterVersions(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Aggregates<ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
                    inForce) {
        return new ParameterVersions(
                AggregatesFactory.careful(client.getDatabase(database)), inForce);
    }

    @Bean
    RebuildLease rebuilds(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        var careful = AggregatesFactory.careful(client.getDatabase(database));
        return new RebuildLease(careful, InstantSource.system());
    }

    @Bean
    Answers answers(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new Answers(AggregatesFactory.careful(client.getDatabase(database)));
    }

    @Bean
    Customers customers(
            Aggregates<Customer, Void, CustomerEvent> aggregates, InteractionLog interactions) {
        return new Customers(aggregates, interactions);
    }

    @Bean
    CustomerLists customerLists(Aggregates<Customer, Void, CustomerEvent> aggregates) {
        return new CustomerLists(aggregates);
    }

    @Bean
    NightlyJobLog nightLog(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new NightlyJobLog(
                AggregatesFactory.careful(client.getDatabase(database)), InstantSource.system());
    }

    @Bean
    FailedCustomers failedCustomers(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            MeterRegistry registry) {
        return new FailedCustomers(
                AggregatesFactory.careful(client.getDatabase(database)),
                InstantSource.system(),
                registry);
    }

    @Bean
    NightlyPassLog passLog(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new NightlyPassLog(
                AggregatesFactory.careful(client.getDatabase(database)), InstantSource.system());
    }

    @Bean
    EffectiveProperties settingsInUse(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new EffectiveProperties(AggregatesFactory.careful(client.getDatabase(database)));
    }

    @Bean
    ThresholdReports thresholdReports(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new ThresholdReports(AggregatesFactory.careful(client.getDatabase(database)));
    }

    @Bean
    RevenueAtRisk revenueAtRisk(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new RevenueAtRisk(AggregatesFactory.careful(client.getDatabase(database)));
    }
}
