package io.amends.followup.messaging;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.eventing.aggregate.AggregateType;
import io.amends.eventing.cloudevents.ReceivedEvent;
import io.amends.eventing.consuming.Effect;
import io.amends.eventing.consuming.EventHandler;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.CaseFile;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.store.CaseFileRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Maps events of complaints to commands on their case files.
public final class ComplaintEventListener implements EventHandler<CaseFileRecord, FollowupEvent> {

    private final AggregateType<CaseFileRecord, CaseCommand, FollowupEvent> caseFiles;

    /// @param caseFiles the type of case files, which decides their commands
    public ComplaintEventListener(
            AggregateType<CaseFileRecord, CaseCommand, FollowupEvent> caseFiles) {
        this.caseFiles = caseFiles;
    }

    /// A complaint's case file has the complaint's reference as its id.
    @Override
    public String target(String subject, String key) {
        return subject;
    }

    @Override
    public Effect<CaseFileRecord, FollowupEvent> handle(
            Optional<CaseFileRecord> state, ReceivedEvent received, Instant now) {
        return received.event() instanceof ComplaintContract event
                ? handle(event)
                : new Effect.Nothing<>();
    }

    /// Closing and waiting change nothing: the customer is asked all the same. A complaint merged
    /// into another one is not followed up: the other one is; the undo of a merge schedules
    /// nothing. [CaseCommand.FollowUp] explains why a rejection schedules nothing.
    private Effect<CaseFileRecord, FollowupEvent> handle(ComplaintContract event) {
        return switch (event) {
            case ComplaintContract.Opened opened -> open(opened);
            case ComplaintContract.Resolved resolved ->
                    new Effect.Decide<>(
                            caseFiles,
                            new CaseCommand.FollowUp(resolved.resolution(), resolved.at()));
            case ComplaintContract.Reopened _ -> cancel(CancelReason.REOPENED);
            case ComplaintContract.Withdrawn _ -> cancel(CancelReason.WITHDRAWN);
            case ComplaintContract.Merged merged ->
                    merged.into() == null ? new Effect.Nothing<>() : cancel(CancelReason.MERGED);
            case ComplaintContract.Acknowledged _,
                    ComplaintContract.Assigned _,
                    ComplaintContract.Investigated _,
                    ComplaintContract.Promised _,
                    ComplaintContract.PromiseKept _,
                    ComplaintContract.PromiseMoved _,
                    ComplaintContract.PromiseBroken _,
                    ComplaintContract.Proposed _,
                    ComplaintContract.Accepted _,
                    ComplaintContract.Refused _,
                    ComplaintContract.Rejected _,
                    ComplaintContract.Closed _,
                    ComplaintContract.Noted _,
                    ComplaintContract.Passed _,
                    ComplaintContract.Restated _,
                    ComplaintContract.Waiting _,
                    ComplaintContract.Resumed _,
                    ComplaintContract.Escalated _,
                    ComplaintContract.Recalculated _,
                    ComplaintContract.Tagged _,
                    ComplaintContract.WordsAdded _,
                    ComplaintContract.Corrected _,
                    ComplaintContract.Linked _,
                    ComplaintContract.Unmerged _ ->
                    new Effect.Nothing<>();
        };
    }

    private static Effect<CaseFileRecord, FollowupEvent> open(ComplaintContract.Opened opened) {
        var file = CaseFile.opened(opened.reference(), opened.customerId(), opened.clocksArmed());
        return new Effect.NewState<>(CaseFileRecord.of(file), List.of());
    }

    private Effect<CaseFileRecord, FollowupEvent> cancel(CancelReason reason) {
        return new Effect.Decide<>(caseFiles, new CaseCommand.Cancel(reason));
    }
}
