package io.amends.web.operations;

import io.amends.aggregates.messaging.DeadLetterConflict;
import io.amends.aggregates.messaging.UnknownDeadLetter;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Refusals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The operators' door of a service that consumes events. A service imports it beside its
/// aggregates' configuration.
@Configuration(proxyBeanMethods = false)
@Import(DeadLetterController.class)
public class OperationsConfiguration {

    @Bean
    Refusals<UnknownDeadLetter> unknownDeadLetter() {
        return new Refusals<>(
                UnknownDeadLetter.class, _ -> Problem.notFound("There is no such dead letter."));
    }

    @Bean
    Refusals<DeadLetterConflict> deadLetterConflict() {
        return new Refusals<>(
                DeadLetterConflict.class,
                conflict ->
                        Problem.of(
                                ProblemType.DOES_NOT_FIT,
                                "This is not possible: " + conflict.getMessage() + "."));
    }
}
