package io.amends.complaint.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.amends.aggregates.Aggregates;
import io.amends.aggregates.DocumentFaults;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The stores; their indexes are made at the start.
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    MongoDatabase database(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return client.getDatabase(database);
    }

    @Bean
    Successors successors(
            Aggregates<Filed, ComplaintCommand, ComplaintEvent> filed, Policy policy, Clock clock) {
        return new Successors(filed, policy, clock);
    }

    @Bean
    Complaints complaints(
            Aggregates<Filed, ComplaintCommand, ComplaintEvent> filed, Successors successors) {
        return new Complaints(filed, successors);
    }

    @Bean
    Figures figures(MeterRegistry registry) {
        return new Figures(registry);
    }

    @Bean
    OpenComplaints openComplaints(Complaints complaints) {
        return new OpenComplaints(complaints, InstantSource.system());
    }

    @Bean
    KeyedHash keyedHash(MongoDatabase database) {
        return new Secrets(database).keyedHash();
    }

    @Bean
    Customers customers(
            MongoDatabase database, KeyedHash hash, Clock clock, DocumentFaults faults) {
        return new Customers(database, hash, clock, faults);
    }

    @Bean
    Reception reception(Complaints complaints, Customers customers) {
        return new Reception(complaints, customers);
    }
}
