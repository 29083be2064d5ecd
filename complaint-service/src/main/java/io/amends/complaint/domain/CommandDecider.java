package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Accept;
import io.amends.complaint.domain.ComplaintCommand.Acknowledge;
import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Investigate;
import io.amends.complaint.domain.ComplaintCommand.Note;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintCommand.Propose;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Refuse;
import io.amends.complaint.domain.ComplaintEvent.Accepted;
import io.amends.complaint.domain.ComplaintEvent.Acknowledged;
import io.amends.complaint.domain.ComplaintEvent.Assigned;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Continued;
import io.amends.complaint.domain.ComplaintEvent.Investigated;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import io.amends.complaint.domain.ComplaintEvent.ProposalRefused;
import io.amends.complaint.domain.ComplaintEvent.Proposed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides commands into events. An empty decision means that the state is already as requested.
///
/// @param now not before the last event
record CommandDecider(Complaint complaint, Policy policy, Instant now) {

    static List<ComplaintEvent> decide(
            Complaint complaint, ComplaintCommand command, Policy policy, Instant now) {
        var events = new ArrayList<ComplaintEvent>();
        var current = complaint;
        for (var due = overdue(current, now); due.isPresent(); due = overdue(current, now)) {
            events.add(due.get());
            current = current.apply(due.get());
        }
        events.addAll(new CommandDecider(current, policy, now).decideNow(command));
        return List.copyOf(events);
    }

    private static Optional<ComplaintEvent> overdue(Complaint complaint, Instant now) {
        var closesAt = complaint.closesAt();
        if (closesAt != null && !closesAt.isAfter(now)) {
            return Optional.of(new Closed(closesAt));
        }
        return complaint
                .firstPending()
                .filter(promise -> !promise.by().isAfter(now))
                .map(promise -> new PromiseBroken(promise.number(), promise.by()));
    }

    private List<ComplaintEvent> decideNow(ComplaintCommand command) {
        return switch (command) {
            case Open _ -> List.of();
            case ComplaintCommand.Step step -> step(step);
            case ComplaintCommand.Decision decision ->
                    new ResolutionDecider(complaint, policy, now).decide(decision);
            case ComplaintCommand.PromiseChange promise ->
                    new PromiseDecider(complaint, now).decide(promise);
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
            case Assign assign -> assign(assign);
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
            case Note(var text) -> List.of(new Noted(text, now));
        };
    }

    private List<ComplaintEvent> assign(Assign command) {
        var team = command.team() == null ? complaint.team() : command.team();
        var already =
                command.owner().equals(complaint.owner())
                        && Objects.equals(team, complaint.team())
                        && complaint.status().isOpen();
        if (!already && !policy.isOwner(command.owner())) {
            throw new CommandRefusedException.UnknownOwner(policy.owners());
        }
        return unlessAlready(Transition.ASSIGN, already, new Assigned(command.owner(), team, now));
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
