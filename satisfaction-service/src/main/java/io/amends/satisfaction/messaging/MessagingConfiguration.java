package io.amends.satisfaction.messaging;

import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.store.Answers;
import io.amends.satisfaction.store.InteractionLog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The consumers of the satisfaction service.
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    @Bean
    EventConsumer<Customer, CustomerEvent> customersFollowComplaintsAndFollowups(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            Answers answers) {
        return ConsumerDefinitions.ofCases(customers, scoring, answers);
    }

    @Bean
    EventConsumer<Customer, CustomerEvent> customersFollowInteractions(
            ProjectionStore<Customer, CustomerEvent> customers,
            CurrentParameters scoring,
            InteractionLog log,
            Clock clock) {
        return ConsumerDefinitions.ofInteractions(customers, scoring, log, clock);
    }
}
