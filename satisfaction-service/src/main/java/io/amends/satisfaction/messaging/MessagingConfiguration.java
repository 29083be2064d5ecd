package io.amends.satisfaction.messaging;

import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.store.Answers;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowComplaintsAndFollowups(
            Aggregates<Customer, Void, CustomerEvent> customers,
            CurrentParameters scoring,
            Answers answers) {
        return ConsumerDefinitions.ofCases(customers, scoring, answers);
    }

    @Bean
    EventConsumer<Customer, Void, CustomerEvent> customersFollowInteractions(
            Aggregates<Customer, Void, CustomerEvent> customers,
            CurrentParameters scoring,
            InteractionLog log,
            Clock clock) {
        return ConsumerDefinitions.ofInteractions(customers, scoring, log, clock);
    }
}
