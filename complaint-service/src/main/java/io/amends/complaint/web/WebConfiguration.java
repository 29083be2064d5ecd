package io.amends.complaint.web;

import io.amends.complaint.application.OtherComplaintException;
import io.amends.complaint.domain.CommandRefusedException;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.ComplaintRecord;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.eventing.aggregate.AggregateNotFoundException;
import io.amends.eventing.aggregate.EventTooLargeException;
import io.amends.eventing.aggregate.OutboxFullException;
import io.amends.eventing.aggregate.VersionConflictException;
import io.amends.policy.domain.PolicyVersionConflictException;
import io.amends.policy.text.InvalidPolicyException;
import io.amends.web.ServiceWebConfiguration;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.RefusalMapping;
import io.amends.web.problem.Violation;
import io.amends.web.request.YamlBodies;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of the HTTP API, including the mapping of exceptions to problem documents.
@Configuration(proxyBeanMethods = false)
@Import({
    IntakeController.class,
    CommandController.class,
    ComplaintController.class,
    CustomerController.class,
    PolicyController.class
})
public class WebConfiguration {

    @Bean
    CommandDocumentation commandDocumentation() {
        return new CommandDocumentation();
    }

    @Bean
    RefusalMapping<CommandRefusedException> commandRefusedProblems() {
        return new RefusalMapping<>(CommandRefusedException.class, WebConfiguration::problem);
    }

    @Bean
    RefusalMapping<VersionConflictException> versionConflictProblems(
            Supplier<Policy> policies, Clock clock) {
        var responses = new ComplaintResponses(policies, clock);
        return new RefusalMapping<>(
                VersionConflictException.class,
                stale -> {
                    var current = stale.current();
                    var complaint = ((ComplaintRecord) current.state()).complaint();
                    return IfMatch.stale(
                            current.version(),
                            responses.body(
                                    new VersionedComplaint(
                                            complaint, current.version(), current.updatedAt())));
                });
    }

    @Bean
    RefusalMapping<AggregateNotFoundException> aggregateNotFoundProblems() {
        return new RefusalMapping<>(
                AggregateNotFoundException.class,
                unknown -> Problem.notFound("There is no such complaint for you."));
    }

    @Bean
    RefusalMapping<OtherComplaintException> otherComplaintProblems() {
        return new RefusalMapping<>(
                OtherComplaintException.class,
                wrong ->
                        Problem.invalid(
                                new Violation(
                                        wrong.pointer(), String.valueOf(wrong.getMessage()))));
    }

    @Bean
    RefusalMapping<OutboxFullException> outboxFullProblems() {
        return new RefusalMapping<>(
                OutboxFullException.class,
                overloaded ->
                        Problem.unavailable(
                                "Too much is going on around this complaint. Nothing was done:"
                                        + " send it again later.",
                                overloaded.retryAfter()));
    }

    @Bean
    RefusalMapping<EventTooLargeException> eventTooLargeProblems() {
        return new RefusalMapping<>(
                EventTooLargeException.class,
                tooLarge ->
                        Problem.of(
                                ProblemType.TOO_LARGE,
                                "All words together are longer than what one event can hold."
                                        + " Shorten them, or use several notes."));
    }

    @Bean
    YamlBodies yamlBodies() {
        return new YamlBodies(
                Pattern.compile(ServiceWebConfiguration.BASE + "/policies/[^/]+(/check)?"));
    }

    @Bean
    RefusalMapping<InvalidPolicyException> invalidPolicyProblems() {
        return new RefusalMapping<>(
                InvalidPolicyException.class,
                wrong -> Problem.invalid(PolicyText.violations(wrong)));
    }

    @Bean
    RefusalMapping<PolicyVersionConflictException> policyVersionConflictProblems() {
        return new RefusalMapping<>(
                PolicyVersionConflictException.class,
                stale ->
                        IfMatch.stale(
                                stale.current().version(), PolicyResponse.of(stale.current())));
    }

    private static Problem problem(CommandRefusedException refused) {
        return switch (refused) {
            case CommandRefusedException.DoesNotFit unfit ->
                    merged(
                            unfit,
                            Problem.of(ProblemType.DOES_NOT_FIT, detail(unfit))
                                    .with("state", unfit.status())
                                    .with("possible", Commands.words(unfit.possible())));
            case CommandRefusedException.WindowOver over ->
                    Problem.of(ProblemType.DOES_NOT_FIT, detail(over));
            case CommandRefusedException.NotAllowed denied ->
                    Problem.of(ProblemType.NOT_ALLOWED, detail(denied));
            case CommandRefusedException.BatchWithoutProduct unknown ->
                    Problem.invalid(new Violation("/batch", detail(unknown)));
            case CommandRefusedException.UnknownOwner unknown ->
                    Problem.invalid(new Violation("/owner", detail(unknown)));
            case CommandRefusedException.NoSuchPromise unknown ->
                    Problem.invalid(new Violation("/promise", detail(unknown)));
        };
    }

    private static Problem merged(CommandRefusedException.DoesNotFit refused, Problem problem) {
        var into = refused.mergedInto();
        return into == null ? problem : problem.with("mergedInto", into);
    }

    private static String detail(CommandRefusedException refused) {
        return String.valueOf(refused.getMessage());
    }
}
