package io.amends.eventing.web.republish;

import io.amends.eventing.replay.EventRepublisher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the republishing of a service's events, where it has aggregates.
@Configuration(proxyBeanMethods = false)
public class RepublishConfiguration {
    @Bean
    RepublishController republishController(ObjectProvider<EventRepublisher> republishing) {
        return new RepublishController(republishing);
    }
}
