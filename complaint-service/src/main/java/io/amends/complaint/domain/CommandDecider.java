package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Absorb;
import io.amends.complaint.domain.ComplaintCommand.Accept;
import io.amends.complaint.domain.ComplaintCommand.Acknowledge;
import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.ConfirmCounterpart;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Investigate;
import io.amends.complaint.domain.ComplaintCommand.LinkBack;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.ComplaintCommand.Note;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintCommand.Propose;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Refuse;
import io.amends.complaint.domain.ComplaintCommand.TakeBack;
import io.amends.complaint.domain.ComplaintCommand.Unmerge;
import io.amends.complaint.domain.ComplaintEvent.Accepted;
import io.amends.complaint.domain.ComplaintEvent.Acknowledged;
import io.amends.complaint.domain.ComplaintEvent.Continued;
import io.amends.complaint.domain.ComplaintEvent.CounterpartConfirmed;
import io.amends.complaint.domain.ComplaintEvent.Investigated;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.ProposalRefused;
import io.amends.complaint.domain.ComplaintEvent.Proposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides commands into events. An empty decision means that the state is already as requested.
///
/// @param now not before the last event
record CommandDecider(Complaint complaint, Policy policy, Instant now) {

    static List<ComplaintEvent> decide(
            Complaint complaint, ComplaintCommand command, Policy policy, Instant now) {
        var events = new ArrayList<>(OverdueDecider.decide(complaint, policy, now));
        var current = complaint;
        for (var overdue : events) {
            current = current.apply(overdue);
        }
        var decided = new CommandDecider(current, policy, now).decideNow(command);
        events.addAll(new WaitDecider(current, policy, now).endedBy(decided));
        events.addAll(decided);
        events.addAll(new EscalationDecider(current, now).after(decided));
        return List.copyOf(events);
    }

    private List<ComplaintEvent> decideNow(ComplaintCommand command) {
        return switch (command) {
            case Open _ -> List.of();
            case ComplaintCommand.Step step -> step(step);
            case ComplaintCommand.Decision decision ->
                    new ResolutionDecider(complaint, policy, now).decide(decision);
            case ComplaintCommand.PromiseChange promise ->
                    new PromiseDecider(complaint, now).decide(promise);
            case ComplaintCommand.HandlingChange handling ->
                    new HandlingDecider(complaint, policy, now).decide(handling);
            case ComplaintCommand.RelationChange relation -> relate(relation);
            case RecordAnswer answer ->
                    new ResolutionDecider(complaint, policy, now).decideAnswer(answer);
            case ContinueIn(var reference) ->
                    reference.equals(complaint.continuedBy())
                            ? List.of()
                            : List.of(new Continued(reference, now));
            case CheckDeadlines _ -> List.of();
        };
    }

    private List<ComplaintEvent> step(ComplaintCommand.Step command) {
        return switch (command) {
            case Acknowledge _ ->
                    unlessAlready(
                            Transition.ACKNOWLEDGE,
                            complaint.status() == Status.ACKNOWLEDGED,
                            new Acknowledged(now));
            case Assign assign -> new HopDecider(complaint, policy, now).assign(assign);
            case Investigate(var finding) ->
                    unlessAlready(
                            Transition.INVESTIGATE,
                            complaint.status() == Status.INVESTIGATING
                                    && finding.equals(complaint.finding()),
                            new Investigated(finding, now));
            case Propose propose -> propose(propose);
            case Accept accept -> accept(accept);
            case Refuse(var wanted) ->
                    unlessAlready(
                            Transition.REFUSE,
                            refusedFor(wanted),
                            new ProposalRefused(wanted, now));
            case Note(var text, var thanks) ->
                    List.of(new Noted(text, thanks ? Boolean.TRUE : null, now));
        };
    }

    private List<ComplaintEvent> relate(ComplaintCommand.RelationChange command) {
        var links = new LinkDecider(complaint, now);
        var merges = new MergeDecider(complaint, now);
        return switch (command) {
            case LinkTo link -> links.link(link);
            case LinkBack link -> links.linkBack(link);
            case MergeInto merge -> merges.merge(merge);
            case Absorb absorb -> merges.absorb(absorb);
            case Unmerge unmerge -> merges.release(unmerge);
            case TakeBack back -> merges.takeBack(back);
            case ConfirmCounterpart done ->
                    complaint.unfinished().stream().anyMatch(it -> it.isConfirmedBy(done))
                            ? List.of(
                                    new CounterpartConfirmed(
                                            done.relation(), done.other(), done.kind(), now))
                            : List.of();
        };
    }

    private List<ComplaintEvent> propose(Propose command) {
        var offer = Proposal.of(command.remedies(), command.words(), command.amount());
        var standing = standingOffer();
        return unlessAlready(
                Transition.PROPOSE,
                standing != null && standing.offersTheSame(offer),
                new Proposed(offer.remedies(), offer.words(), offer.amount(), now));
    }

    private List<ComplaintEvent> accept(Accept command) {
        var standing = standingOffer();
        var accepted = standing != null && standing.accepted() ? standing : null;
        if (accepted != null && !Objects.equals(command.words(), accepted.reply())) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.ACCEPT,
                    complaint,
                    "The proposal is accepted already, in other words. Use 'note' to add to them.");
        }
        return unlessAlready(
                Transition.ACCEPT, accepted != null, new Accepted(command.words(), now));
    }

    private @Nullable Proposal standingOffer() {
        return complaint.status() == Status.PROPOSED ? complaint.proposal() : null;
    }

    private boolean refusedFor(String wanted) {
        var proposal = complaint.proposal();
        return complaint.status() == Status.INVESTIGATING
                && proposal != null
                && wanted.equals(proposal.wanted());
    }

    private List<ComplaintEvent> unlessAlready(
            Transition move, boolean already, ComplaintEvent event) {
        return already ? List.of() : List.of(move.from(complaint, event));
    }
}
