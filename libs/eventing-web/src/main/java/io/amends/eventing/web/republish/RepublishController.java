package io.amends.eventing.web.republish;

import io.amends.eventing.replay.EventRepublisher;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ValidatedBody;
import io.amends.web.problem.Violation;
import io.amends.web.problem.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Endpoint that republishes a service's events after a broker lost them.
@RestController
@RequestMapping("/events")
public final class RepublishController {
    private static final Logger LOG = LoggerFactory.getLogger(RepublishController.class);

    /// An interaction's id with its customer's and its source's; a position is longer by the
    /// collection and the number.
    private static final int LONGEST_SUBJECT = 1_000;

    private static final int LONGEST_POSITION = 1_200;

    private final ObjectProvider<EventRepublisher> republishing;

    RepublishController(ObjectProvider<EventRepublisher> republishing) {
        this.republishing = republishing;
    }

    /// What is to be published again.
    ///
    /// @param from events that happened before this instant are left out; all when absent
    /// @param subject the only aggregate that is wanted, by its events' `subject`, as a complaint's
    ///   reference; all when absent
    /// @param after `next` of the previous response, to continue there; the beginning when absent
    @Schema(example = "{\"from\": \"2026-11-23T00:00:00Z\", \"subject\": \"7K2M-94QX\"}")
    record Republish(@Nullable Instant from, @Nullable String subject, @Nullable String after)
            implements ValidatedBody {
        @Override
        public void check(Violations violations, Instant now) {
            violations
                    .check(
                            subject == null || !subject.isBlank(),
                            "subject",
                            "must not be empty; leave it out for all")
                    .optionalText("subject", subject, LONGEST_SUBJECT)
                    .optionalText("after", after, LONGEST_POSITION);
        }
    }

    /// The result of a step.
    ///
    /// @param published how many events the broker has acknowledged
    /// @param leftOut ids of events that cannot be published; the service's log says why
    /// @param next where to continue; absent when all is done
    record Republished(long published, List<String> leftOut, @Nullable String next) {
        static Republished of(EventRepublisher.Step step) {
            return new Republished(step.published(), step.leftOut(), step.next());
        }
    }

    /// Republishes the next few thousand events, each with its own id, number, key and body.
    @Operation(
            operationId = "republishEvents",
            summary = "Publish a service's events again",
            description =
                    "The next some thousand of its histories, each with its own id, sequence, key and"
                            + " data, so that consumers drop what they already had. Send `next` as"
                            + " `after` until there is none. The id is a service's name, such as"
                            + " `complaint-service`.")
    @PostMapping("/{id}/republish")
    Republished republish(
            @PathVariable("id") String service, @RequestBody Republish wanted, Caller caller) {
        caller.require(Role.ADMIN);
        var all =
                republishing.getIfAvailable(
                        () -> {
                            throw Problem.notFound("This service publishes no events.");
                        });
        var after = wanted.after();
        if (after == null) {
            LOG.info(
                    "{} has events of {} published again, from {} on, of {}",
                    caller.name(),
                    service,
                    wanted.from() == null ? "the beginning" : wanted.from(),
                    wanted.subject() == null ? "all" : wanted.subject());
        } else if (!all.isPosition(after)) {
            throw Problem.invalid(
                    new Violation("/after", "must be next of the answer before, or absent"));
        }
        var from = Objects.requireNonNullElse(wanted.from(), Instant.MIN);
        return Republished.of(all.step(new EventRepublisher.Wanted(wanted.subject(), from), after));
    }
}
