package io.amends.complaint.web;

import io.amends.aggregates.EventTooLarge;
import io.amends.aggregates.Overloaded;
import io.amends.aggregates.Stale;
import io.amends.aggregates.UnknownAggregate;
import io.amends.complaint.domain.Refused;
import io.amends.complaint.store.Current;
import io.amends.complaint.store.Filed;
import io.amends.web.precondition.IfMatch;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.Refusals;
import io.amends.web.problem.Violation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The doors, and what is said at them when something cannot be done.
@Configuration(proxyBeanMethods = false)
@Import({
    IntakeController.class,
    CommandController.class,
    ComplaintsController.class,
    CustomersController.class
})
public class WebConfiguration {

    @Bean
    CommandPages commandPages() {
        return new CommandPages();
    }

    @Bean
    Refusals<Refused> refused() {
        return new Refusals<>(Refused.class, WebConfiguration::problem);
    }

    @Bean
    Refusals<Stale> stale(Clock clock) {
        var answers = new Answers(clock);
        return new Refusals<>(
                Stale.class,
                stale -> {
                    var current = stale.current();
                    var complaint = ((Filed) current.state()).complaint();
                    return IfMatch.stale(
                            current.version(),
                            answers.body(
                                    new Current(
                                            complaint, current.version(), current.updatedAt())));
                });
    }

    @Bean
    Refusals<UnknownAggregate> unknown() {
        return new Refusals<>(
                UnknownAggregate.class,
                unknown -> Problem.notFound("There is no such complaint for you."));
    }

    @Bean
    Refusals<Overloaded> overloaded() {
        return new Refusals<>(
                Overloaded.class,
                overloaded ->
                        Problem.unavailable(
                                "Too much is going on around this complaint. Nothing was done:"
                                        + " send it again later.",
                                overloaded.retryAfter()));
    }

    @Bean
    Refusals<EventTooLarge> tooLarge() {
        return new Refusals<>(
                EventTooLarge.class,
                tooLarge ->
                        Problem.of(
                                ProblemType.TOO_LARGE,
                                "All words together are longer than what one event can hold."
                                        + " Shorten them, or use several notes."));
    }

    private static Problem problem(Refused refused) {
        return switch (refused) {
            case Refused.DoesNotFit unfit ->
                    Problem.of(ProblemType.DOES_NOT_FIT, detail(unfit))
                            .with("state", unfit.status())
                            .with("possible", Commands.words(unfit.possible()));
            case Refused.WindowOver over -> Problem.of(ProblemType.DOES_NOT_FIT, detail(over));
            case Refused.UnknownOwner unknown ->
                    Problem.invalid(new Violation("/owner", detail(unknown)));
            case Refused.NoSuchPromise unknown ->
                    Problem.invalid(new Violation("/promise", detail(unknown)));
        };
    }

    private static String detail(Refused refused) {
        return String.valueOf(refused.getMessage());
    }
}
