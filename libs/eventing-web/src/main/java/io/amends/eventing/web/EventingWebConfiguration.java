package io.amends.eventing.web;

import io.amends.eventing.consuming.ConsumerMonitor;
import io.amends.eventing.consuming.RecordSkipper;
import io.amends.eventing.consuming.SkipRefusedException;
import io.amends.eventing.deadletter.DeadLetterConflictException;
import io.amends.eventing.deadletter.DeadLetterNotFoundException;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.eventing.kafka.BrokerUnavailable;
import io.amends.eventing.web.health.HealthConfiguration;
import io.amends.eventing.web.republish.RepublishConfiguration;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemMapper;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.RefusalMapping;
import io.amends.web.store.StoreProblems;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Endpoints and problem mappings of a service that has aggregates and consumes events.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:/io/amends/eventing/web/eventing-web.properties")
@Import({HealthConfiguration.class, RepublishConfiguration.class})
public class EventingWebConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EventingWebConfiguration.class);
    private static final String SUFFIX = "-service";
    private static final Duration WAIT_FOR_BROKER = Duration.ofSeconds(5);

    @Bean
    DeadLetterController deadLetterController(
            @Value("${spring.config.name:service}") String name,
            ObjectProvider<DeadLetterService> letters) {
        var service = name.endsWith(SUFFIX) ? name.substring(0, name.indexOf(SUFFIX)) : name;
        return new DeadLetterController(service, letters);
    }

    @Bean
    ConsumerController consumerController(
            ObjectProvider<ConsumerMonitor> monitor, ObjectProvider<RecordSkipper> skipper) {
        return new ConsumerController(monitor, skipper);
    }

    @Bean
    RefusalMapping<SkipRefusedException> skipRefusedProblems() {
        return new RefusalMapping<>(
                SkipRefusedException.class,
                reason ->
                        Problem.of(
                                ProblemType.DOES_NOT_FIT,
                                "Nothing was skipped: " + reason.getMessage() + "."));
    }

    @Bean
    RefusalMapping<BrokerUnavailable> brokerUnavailableProblems() {
        return new RefusalMapping<>(
                BrokerUnavailable.class,
                away -> {
                    LOG.warn("The broker was not available for a request", away);
                    return Problem.unavailable(
                            "The broker does not answer, or its topics are not as they have to be;"
                                    + " the service's log says why. Send the same request again:"
                                    + " a second time does no harm.",
                            WAIT_FOR_BROKER);
                });
    }

    @Bean
    RefusalMapping<DeadLetterNotFoundException> deadLetterNotFoundProblems() {
        return new RefusalMapping<>(
                DeadLetterNotFoundException.class,
                unknown -> Problem.notFound("There is no dead letter with this id; list them."));
    }

    @Bean
    RefusalMapping<DeadLetterConflictException> deadLetterConflictProblems() {
        return new RefusalMapping<>(
                DeadLetterConflictException.class,
                conflict ->
                        Problem.of(
                                ProblemType.DOES_NOT_FIT,
                                "This cannot be done now: " + conflict.getMessage() + "."));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProblemMapper aggregateProblems() {
        return AggregateProblems::of;
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ProblemMapper storeProblems() {
        return StoreProblems::of;
    }
}
