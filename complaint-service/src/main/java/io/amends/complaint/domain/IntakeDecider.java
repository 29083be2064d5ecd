package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.ComplaintEvent.Rejected;
import io.amends.complaint.domain.ComplaintEvent.Resolved;
import io.amends.complaint.domain.ComplaintEvent.Withdrawn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides the first events of a complaint; for an import of an ended one, also those of its end.
final class IntakeDecider {
    private IntakeDecider() {}

    static List<ComplaintEvent> decide(Open command, Policy policy) {
        var opened = new Opened(command.intake(), command.owner(), command.team());
        var outcome = command.outcome();
        if (outcome == null) {
            return List.of(opened);
        }
        var closesAt = policy.closesAt(command.intake(), outcome.at());
        return switch (outcome.status()) {
            case RESOLVED -> List.of(opened, solved(outcome, closesAt));
            case CLOSED -> List.of(opened, solved(outcome, closesAt), new Closed(outcome.at()));
            case REJECTED ->
                    List.of(
                            opened,
                            new Rejected(new Rejection(1, outcome.at(), null, null), closesAt));
            case WITHDRAWN -> List.of(opened, new Withdrawn(null, outcome.at()));
            case RECEIVED, ACKNOWLEDGED, INVESTIGATING, PROPOSED, REOPENED, MERGED ->
                    throw new IllegalArgumentException(
                            "a complaint that is open or merged has no outcome");
        };
    }

    private static Resolved solved(Outcome outcome, @Nullable Instant closesAt) {
        return new Resolved(
                new Resolution(
                        1,
                        outcome.at(),
                        outcome.cause(),
                        outcome.liability(),
                        null,
                        List.of(),
                        null,
                        null),
                closesAt);
    }
}
