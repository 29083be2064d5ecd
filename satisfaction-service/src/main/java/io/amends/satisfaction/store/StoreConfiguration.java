package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.spring.AggregatesConfiguration;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.InForce;
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
@Import(AggregatesConfiguration.class)
class StoreConfiguration {

    @Bean
    Figures figures(MeterRegistry registry) {
        return new Figures(registry);
    }

    @Bean
    Aggregates<Customer, Void, CustomerEvent> customerAggregates(
            AggregatesFactory factory, Figures figures) {
        return factory.create(new CustomerType(), figures);
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
    Aggregates<InForce, InForce.Choose, InForce.Event> inForceAggregates(
            AggregatesFactory factory) {
        return factory.create(new InForceType());
    }

    @Bean
    ParameterVersions parameterVersions(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Aggregates<InForce, InForce.Choose, InForce.Event> inForce) {
        return new ParameterVersions(
                AggregatesFactory.careful(client.getDatabase(database)), inForce);
    }

    @Bean
    Rebuilds rebuilds(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        var careful = AggregatesFactory.careful(client.getDatabase(database));
        return new Rebuilds(careful, InstantSource.system());
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
    NightLog nightLog(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new NightLog(
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
    PassLog passLog(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new PassLog(
                AggregatesFactory.careful(client.getDatabase(database)), InstantSource.system());
    }

    @Bean
    SettingsInUse settingsInUse(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new SettingsInUse(AggregatesFactory.careful(client.getDatabase(database)));
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
