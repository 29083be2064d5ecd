package io.amends.complaint.application;

import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Priority;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.amends.eventing.aggregate.HistoryEntry;

/// Maps a complaint's events to published events, one for one: ids, codes, instants and money. Free
/// text is not published.
public final class ComplaintContractMapper {
    private ComplaintContractMapper() {}

    /// The published event.
    public static ContractEvent of(HistoryEntry<ComplaintEvent> recorded) {
        var reference = recorded.id();
        var customer = recorded.key();
        return switch (recorded.event()) {
            case ComplaintEvent.Opened opened -> opened(opened);
            case ComplaintEvent.Step step -> step(reference, customer, step);
            case ComplaintEvent.Decision decision -> decision(reference, customer, decision);
            case ComplaintEvent.PromiseChange promise -> promise(reference, customer, promise);
            case ComplaintEvent.HandlingChange handled -> handling(reference, customer, handled);
            case ComplaintEvent.RelationChange related -> relation(reference, customer, related);
            case ComplaintEvent.Remark remark ->
                    new ComplaintContract.Noted(reference, customer, remark.at());
        };
    }

    private static ContractEvent opened(ComplaintEvent.Opened event) {
        var intake = event.intake();
        var grading = intake.grading();
        return new ComplaintContract.Opened(
                intake.reference(),
                intake.customerId(),
                event.at(),
                intake.receivedAt(),
                intake.type(),
                intake.channel(),
                grading.severity(),
                grading.impact(),
                grading.urgency(),
                Priority.of(grading).value(),
                intake.loss(),
                intake.product(),
                event.owner(),
                event.team(),
                intake.answerDueAt(),
                intake.clocksArmed(),
                intake.continues());
    }

    private static ContractEvent step(
            String reference, String customer, ComplaintEvent.Step event) {
        var at = event.at();
        return switch (event) {
            case ComplaintEvent.Acknowledged _ ->
                    new ComplaintContract.Acknowledged(reference, customer, at);
            case ComplaintEvent.Assigned(var owner, var team, _, _) ->
                    new ComplaintContract.Assigned(reference, customer, at, owner, team);
            case ComplaintEvent.Investigated(var finding, _) ->
                    new ComplaintContract.Investigated(
                            reference, customer, at, finding.cause(), finding.liability());
            case ComplaintEvent.Proposed proposed ->
                    new ComplaintContract.Proposed(
                            reference, customer, at, proposed.remedies(), proposed.amount());
            case ComplaintEvent.Accepted _ ->
                    new ComplaintContract.Accepted(reference, customer, at);
            case ComplaintEvent.ProposalRefused _ ->
                    new ComplaintContract.Refused(reference, customer, at);
        };
    }

    private static ContractEvent decision(
            String reference, String customer, ComplaintEvent.Decision event) {
        var at = event.at();
        return switch (event) {
            case ComplaintEvent.Resolved(var how, _) ->
                    new ComplaintContract.Resolved(
                            reference,
                            customer,
                            at,
                            how.number(),
                            how.cause(),
                            how.liability(),
                            how.remedies(),
                            how.amount(),
                            how.firstContact());
            case ComplaintEvent.Rejected(var why, _) ->
                    new ComplaintContract.Rejected(reference, customer, at, why.number());
            case ComplaintEvent.Withdrawn _ ->
                    new ComplaintContract.Withdrawn(reference, customer, at);
            case ComplaintEvent.Closed _ -> new ComplaintContract.Closed(reference, customer, at);
            case ComplaintEvent.Reopened(var why, var answerDueAt, _, _) ->
                    new ComplaintContract.Reopened(
                            reference, customer, at, why.cause(), why.followup(), answerDueAt);
        };
    }

    private static ContractEvent promise(
            String reference, String customer, ComplaintEvent.PromiseChange event) {
        var at = event.at();
        return switch (event) {
            case ComplaintEvent.Promised(var number, _, var by, _) ->
                    new ComplaintContract.Promised(reference, customer, at, number, by);
            case ComplaintEvent.PromiseKept kept ->
                    new ComplaintContract.PromiseKept(reference, customer, at, kept.number());
            case ComplaintEvent.PromiseMoved(var number, var by, _) ->
                    new ComplaintContract.PromiseMoved(reference, customer, at, number, by);
            case ComplaintEvent.PromiseBroken broken ->
                    new ComplaintContract.PromiseBroken(reference, customer, at, broken.number());
        };
    }

    private static ContractEvent handling(
            String reference, String customer, ComplaintEvent.HandlingChange event) {
        var at = event.at();
        return switch (event) {
            case ComplaintEvent.Passed(var team, var owner, _, _, _) ->
                    new ComplaintContract.Passed(reference, customer, at, team, owner);
            case ComplaintEvent.Waiting(var party, var until, _, _, _) ->
                    new ComplaintContract.Waiting(reference, customer, at, party, until);
            case ComplaintEvent.Resumed(var cause, _, _) ->
                    new ComplaintContract.Resumed(reference, customer, at, cause);
            case ComplaintEvent.Restated(_, var confirmed, _) ->
                    new ComplaintContract.Restated(reference, customer, at, confirmed);
            case ComplaintEvent.Escalated(var how) ->
                    new ComplaintContract.Escalated(
                            reference, customer, at, how.trigger(), how.level(), how.due());
            case ComplaintEvent.Recalculated _ ->
                    new ComplaintContract.Recalculated(reference, customer, at);
            case ComplaintEvent.Tagged _ -> new ComplaintContract.Tagged(reference, customer, at);
            case ComplaintEvent.WordsAdded(_, var channel, _) ->
                    new ComplaintContract.WordsAdded(reference, customer, at, channel);
            case ComplaintEvent.Corrected corrected -> corrected(reference, customer, corrected);
        };
    }

    private static ContractEvent corrected(
            String reference, String customer, ComplaintEvent.Corrected event) {
        var now = event.after();
        var grading = now.grading();
        return new ComplaintContract.Corrected(
                reference,
                customer,
                event.at(),
                now.type(),
                grading.severity(),
                grading.impact(),
                grading.urgency(),
                Priority.of(grading).value(),
                now.loss(),
                now.product());
    }

    private static ContractEvent relation(
            String reference, String customer, ComplaintEvent.RelationChange event) {
        var at = event.at();
        return switch (event) {
            case ComplaintEvent.Linked(var to, var kind, _, _) ->
                    new ComplaintContract.Linked(reference, customer, at, to, kind);
            case ComplaintEvent.Merged(var into, _) ->
                    new ComplaintContract.Merged(reference, customer, at, into, null);
            case ComplaintEvent.Absorbed absorbed ->
                    new ComplaintContract.Merged(reference, customer, at, null, absorbed.from());
            case ComplaintEvent.Unmerged unmerged ->
                    new ComplaintContract.Unmerged(reference, customer, at, unmerged.from(), null);
            case ComplaintEvent.Released released ->
                    new ComplaintContract.Unmerged(reference, customer, at, null, released.from());
            case ComplaintEvent.CounterpartConfirmed _ ->
                    new ComplaintContract.Noted(reference, customer, at);
        };
    }
}
