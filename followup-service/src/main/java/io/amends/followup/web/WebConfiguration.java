package io.amends.followup.web;

import io.amends.followup.domain.CommandRefusedException;
import io.amends.followup.domain.Followup;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.RefusalMapping;
import io.amends.web.problem.Violation;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of the HTTP API, including the mapping of refused commands to problem documents.
@Configuration(proxyBeanMethods = false)
@Import({CommandController.class, FollowupController.class})
public class WebConfiguration {

    @Bean
    RefusalMapping<CommandRefusedException> commandRefusedProblems() {
        return new RefusalMapping<>(CommandRefusedException.class, WebConfiguration::problem);
    }

    private static Problem problem(CommandRefusedException refused) {
        return switch (refused) {
            case CommandRefusedException.Unknown unknown ->
                    Problem.notFound(
                            String.format(
                                    Locale.ROOT,
                                    "There is no follow-up %s. Look it up with GET /followups?complaint=.",
                                    unknown.followup()));
            case CommandRefusedException.NotNow notNow ->
                    Problem.of(
                                    ProblemType.DOES_NOT_FIT,
                                    notNow.isTaken()
                                            ? taken(notNow.followup())
                                            : sentence(notNow.followup()))
                            .with("state", notNow.followup().state())
                            .with("takenBy", notNow.followup().takenBy())
                            .with("possible", Commands.words(notNow.possible()));
            case CommandRefusedException.NotThen notThen ->
                    Problem.invalid(
                            new Violation(
                                    "/until",
                                    String.format(
                                            Locale.ROOT,
                                            "must be later than %s and no later than %s",
                                            notThen.from(),
                                            notThen.to().truncatedTo(ChronoUnit.SECONDS))));
        };
    }

    private static String taken(Followup followup) {
        return followup.id()
                + " was taken on by "
                + followup.takenBy()
                + ". Ask them, or have a supervisor take it over. What the customer answered you"
                + " counts: send it as `answered`.";
    }

    private static String sentence(Followup followup) {
        var id = followup.id();
        return switch (followup.state()) {
            case SCHEDULED ->
                    String.format(
                            Locale.ROOT,
                            "%s is not due before %s. Until then the customer may answer, it may be put off or taken on.",
                            id,
                            followup.dueAt());
            case DUE -> String.format(Locale.ROOT, "%s is due, and that does not fit.", id);
            case DONE ->
                    String.format(
                            Locale.ROOT,
                            "%s is done; nothing more can be done with it. If the customer says something else now, reopen the complaint.",
                            id);
            case CANCELLED ->
                    String.format(
                            Locale.ROOT,
                            "%s was cancelled, because the complaint went on without it; its next resolution brings a new one.",
                            id);
        };
    }
}
