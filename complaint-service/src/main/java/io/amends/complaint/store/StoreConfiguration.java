package io.amends.complaint.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.DocumentFaults;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of the stores; their indexes are created at the start.
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    MongoDatabase database(
            MongoClient client, @Value("${spring.mongodb.database}") String database) {
        return client.getDatabase(database);
    }

    @Bean
    Complaints complaints(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates) {
        return new Complaints(aggregates);
    }

    @Bean
    OpenComplaints openComplaints(Complaints complaints) {
        return new OpenComplaints(complaints, InstantSource.system());
    }

    @Bean
    KeyedHash keyedHash(MongoDatabase database) {
        return new ServiceSecrets(database).keyedHash();
    }

    @Bean
    CustomerStore customerStore(
            MongoDatabase database, KeyedHash hash, Clock clock, DocumentFaults faults) {
        return new CustomerStore(database, hash, clock, faults);
    }
}
