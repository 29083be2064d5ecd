package io.amends.followup.application;

import io.amends.contracts.FollowupContract;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.followup.domain.Answer;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupSubject;
import java.time.Instant;

/// Maps a case file's events to published events, one for one. Free text is not published.
public final class FollowupContractMapper {
    private final String reference;
    private final String customer;
    private final Instant at;

    private FollowupContractMapper(HistoryEntry<FollowupEvent> recorded) {
        this.reference = recorded.id();
        this.customer = recorded.key();
        this.at = recorded.at();
    }

    /// The published event.
    public static FollowupContract of(HistoryEntry<FollowupEvent> recorded) {
        return new FollowupContractMapper(recorded).contract(recorded.event());
    }

    private FollowupContract contract(FollowupEvent event) {
        return switch (event) {
            case FollowupEvent.Scheduled(
                            FollowupSubject(var id, var resolution),
                            var kind,
                            var dueAt) ->
                    new FollowupContract.Scheduled(
                            id, reference, customer, at, resolution, kind, dueAt);
            case FollowupEvent.Due(FollowupSubject(var id, var resolution), var kind) ->
                    new FollowupContract.Due(id, reference, customer, at, resolution, kind);
            case FollowupEvent.Answered(var subject, var answer) -> answered(subject, answer);
            case FollowupEvent.Unanswered(
                            FollowupSubject(var id, var resolution),
                            var attempt,
                            _,
                            _) ->
                    new FollowupContract.Unanswered(
                            id, reference, customer, at, resolution, attempt);
            case FollowupEvent.Snoozed(FollowupSubject(var id, var resolution), var until) ->
                    new FollowupContract.Snoozed(id, reference, customer, at, resolution, until);
            case FollowupEvent.Taken(FollowupSubject(var id, var resolution), var by) ->
                    new FollowupContract.Taken(id, reference, customer, at, resolution, by);
            case FollowupEvent.Cancelled(FollowupSubject(var id, var resolution), var reason) ->
                    new FollowupContract.Cancelled(id, reference, customer, at, resolution, reason);
        };
    }

    private FollowupContract answered(FollowupSubject subject, Answer answer) {
        return new FollowupContract.Answered(
                subject.followup(),
                reference,
                customer,
                at,
                subject.resolution(),
                answer.solved(),
                answer.csat(),
                answer.ces(),
                answer.nps(),
                answer.rater(),
                answer.index());
    }
}
