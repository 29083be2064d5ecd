package io.amends.eventing.web;

import io.amends.eventing.aggregate.AggregateNotFoundException;
import io.amends.eventing.aggregate.EventTooLargeException;
import io.amends.eventing.aggregate.OutboxFullException;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.util.Optional;

/// Problems for the exceptions of aggregates, for services that do not map them themselves.
final class AggregateProblems {

    private AggregateProblems() {}

    static Optional<Problem> of(Throwable thrown) {
        return switch (thrown) {
            case AggregateNotFoundException unknown ->
                    Optional.of(Problem.notFound("There is nothing with this id for you."));
            case OutboxFullException overloaded ->
                    Optional.of(
                            Problem.unavailable(
                                    "Too much is going on around this at once. Nothing was done;"
                                            + " send it again.",
                                    overloaded.retryAfter()));
            case UnreadableDocumentException unreadable ->
                    Optional.of(
                            Problem.of(
                                            ProblemType.UNREADABLE_DOCUMENT,
                                            "What is stored of "
                                                    + String.join(", ", unreadable.ids())
                                                    + " is damaged or was written by a newer version."
                                                    + " Nothing was changed, and nothing else is"
                                                    + " affected. Have an operator repair it (it is"
                                                    + " listed in GET /dead-letters), then send the"
                                                    + " request again.")
                                    .with("unreadable", unreadable.ids()));
            case EventTooLargeException large ->
                    Optional.of(
                            Problem.of(
                                    ProblemType.TOO_LARGE,
                                    "All words together are longer than what can be kept; shorten"
                                            + " them."));
            default -> Optional.empty();
        };
    }
}
