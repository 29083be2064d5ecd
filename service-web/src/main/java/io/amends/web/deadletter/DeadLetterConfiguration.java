package io.amends.web.deadletter;

import io.amends.aggregates.messaging.CannotSkip;
import io.amends.aggregates.messaging.DeadLetterConflict;
import io.amends.aggregates.messaging.DeadLetters;
import io.amends.aggregates.messaging.Messaging;
import io.amends.aggregates.messaging.UnknownDeadLetter;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Refusals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The door to a service's dead letters, where it consumes events.
@Configuration(proxyBeanMethods = false)
public class DeadLetterConfiguration {

    private static final String SUFFIX = "-service";

    @Bean
    DeadLetterController deadLetterController(
            @Value("${spring.config.name:service}") String name,
            ObjectProvider<DeadLetters> letters) {
        var service = name.endsWith(SUFFIX) ? name.substring(0, name.indexOf(SUFFIX)) : name;
        return new DeadLetterController(service, letters);
    }

    @Bean
    ConsumerController consumerController(ObjectProvider<Messaging> messaging) {
        return new ConsumerController(messaging);
    }

    @Bean
    Refusals<CannotSkip> cannotSkip() {
        return new Refusals<>(
                CannotSkip.class,
                reason ->
                        Problem.of(
                                ProblemType.DOES_NOT_FIT,
                                "Nothing was skipped: " + reason.getMessage() + "."));
    }

    @Bean
    Refusals<UnknownDeadLetter> unknownDeadLetters() {
        return new Refusals<>(
                UnknownDeadLetter.class,
                unknown -> Problem.notFound("There is no dead letter with this id; list them."));
    }

    @Bean
    Refusals<DeadLetterConflict> deadLetterConflicts() {
        return new Refusals<>(
                DeadLetterConflict.class,
                conflict ->
                        Problem.of(
                                ProblemType.DOES_NOT_FIT,
                                "This cannot be done now: " + conflict.getMessage() + "."));
    }
}
