package io.amends.eventing.web.republish;

import io.amends.eventing.consuming.BrokerUnavailable;
import io.amends.eventing.consuming.Republishing;
import io.amends.web.problem.Problem;
import io.amends.web.problem.RefusalMapping;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Configures the republishing of a service's events, where it has aggregates.
@Configuration(proxyBeanMethods = false)
public class RepublishConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RepublishConfiguration.class);
    private static final Duration WAIT = Duration.ofSeconds(5);

    @Bean
    RepublishController republishController(ObjectProvider<Republishing> republishing) {
        return new RepublishController(republishing);
    }

    @Bean
    RefusalMapping<BrokerUnavailable> brokerUnavailable() {
        return new RefusalMapping<>(
                BrokerUnavailable.class,
                away -> {
                    LOG.warn("Events could not be published again", away);
                    return Problem.unavailable(
                            "The broker does not take the events, or its topics are not as they"
                                    + " have to be; the service's log says why. Send the same"
                                    + " request again: publishing twice does no harm.",
                            WAIT);
                });
    }
}
