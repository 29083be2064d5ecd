package io.amends.satisfaction.messaging;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.Scoring;
import io.amends.satisfaction.store.Answers;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowComplaintsAndFollowups(
            Aggregates<Customer, Void, CustomerEvent> customers, Scoring scoring, Answers answers) {
        return Consumers.ofCases(customers, scoring, answers);
    }

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowInteractions(
            Aggregates<Customer, Void, CustomerEvent> customers,
            Scoring scoring,
            InteractionLog log,
            Clock clock) {
        return Consumers.ofInteractions(customers, scoring, log, clock);
    }
}
