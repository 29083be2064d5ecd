package io.amends.satisfaction.messaging;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.contracts.Topic;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.store.InteractionLog;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowComplaintsAndFollowups(
            Aggregates<Customer, Void, CustomerEvent> customers, Scoring scoring) {
        return new EventConsumer<>(
                "satisfaction-service.customers",
                Set.of(Topic.COMPLAINTS, Topic.FOLLOWUPS),
                customers,
                new CustomerReaction(scoring));
    }

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowInteractions(
            Aggregates<Customer, Void, CustomerEvent> customers,
            Scoring scoring,
            InteractionLog log) {
        return new EventConsumer<>(
                "satisfaction-service.interactions",
                Set.of(Topic.INTERACTIONS),
                customers,
                new InteractionReaction(scoring, log));
    }
}
