package io.amends.satisfaction.store;

import com.mongodb.client.MongoClient;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.ProjectionStore;
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

/// The beans of the stores; their indexes are created at the start.
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    InteractionLog interactionLog(
            ProjectionStore<RecordedInteraction, InteractionEvent> interactions,
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            Clock clock) {
        return new InteractionLog(interactions, client.getDatabase(database), clock);
    }

    @Bean
    ParameterVersions parameterVersions(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            AggregateStore<ParametersInForce, ParametersInForce.Choose, ParametersInForce.Event>
                    inForce) {
        return new ParameterVersions(
                DocumentStoreFactory.withMajority(client.getDatabase(database)), inForce);
    }

    @Bean
    RebuildLease rebuilds(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        var careful = DocumentStoreFactory.withMajority(client.getDatabase(database));
        return new RebuildLease(careful, InstantSource.system());
    }

    @Bean
    Answers answers(MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new Answers(DocumentStoreFactory.withMajority(client.getDatabase(database)));
    }

    @Bean
    Customers customers(
            ProjectionStore<Customer, CustomerEvent> aggregates, InteractionLog interactions) {
        return new Customers(aggregates, interactions);
    }

    @Bean
    CustomerLists customerLists(ProjectionStore<Customer, CustomerEvent> aggregates) {
        return new CustomerLists(aggregates);
    }

    @Bean
    NightlyJobLog nightLog(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new NightlyJobLog(
                DocumentStoreFactory.withMajority(client.getDatabase(database)),
                InstantSource.system());
    }

    @Bean
    FailedCustomers failedCustomers(
            MongoClient client,
            @Value("${spring.mongodb.database}") String database,
            MeterRegistry registry) {
        return new FailedCustomers(
                DocumentStoreFactory.withMajority(client.getDatabase(database)),
                InstantSource.system(),
                registry);
    }

    @Bean
    NightlyPassLog passLog(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new NightlyPassLog(
                DocumentStoreFactory.withMajority(client.getDatabase(database)),
                InstantSource.system());
    }

    @Bean
    EffectiveProperties settingsInUse(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new EffectiveProperties(
                DocumentStoreFactory.withMajority(client.getDatabase(database)));
    }

    @Bean
    ThresholdReportStore thresholdReports(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new ThresholdReportStore(
                DocumentStoreFactory.withMajority(client.getDatabase(database)));
    }

    @Bean
    RevenueAtRisk revenueAtRisk(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return new RevenueAtRisk(DocumentStoreFactory.withMajority(client.getDatabase(database)));
    }
}
