package io.amends.satisfaction.store;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.spring.AggregatesConfiguration;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(AggregatesConfiguration.class)
class StoreConfiguration {

    @Bean
    Aggregates<Customer, Void, CustomerEvent> customerAggregates(AggregatesFactory factory) {
        return factory.create(new CustomerType());
    }

    @Bean
    Customers customers(Aggregates<Customer, Void, CustomerEvent> aggregates) {
        return new Customers(aggregates);
    }
}
