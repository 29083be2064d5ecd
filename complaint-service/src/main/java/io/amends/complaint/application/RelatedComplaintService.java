package io.amends.complaint.application;

import io.amends.complaint.domain.CommandRefusedException;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.ComplaintCommand.TakeBack;
import io.amends.complaint.domain.ComplaintCommand.Unmerge;
import io.amends.complaint.domain.CounterpartStep;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.eventing.aggregate.CommandRequest;
import java.time.Instant;
import java.util.List;

/// Executes commands that change two complaints.
///
/// The expected version is checked before anything else is looked at. There is one write to each
/// complaint, and none over both. The first complaint stores what is still to be done at the other
/// one, and at last that it is done; every step is idempotent. If the service stops in between,
/// repeating the command or [#finish] does the rest.
public final class RelatedComplaintService {
    private final Complaints complaints;
    private final ComplaintCommandService commands;

    /// @param complaints the store of complaints
    /// @param commands executes the commands on one complaint
    public RelatedComplaintService(Complaints complaints, ComplaintCommandService commands) {
        this.complaints = complaints;
        this.commands = commands;
    }

    /// Executes any command on a complaint; see [ComplaintCommandService#handle].
    ///
    /// @throws OtherComplaintException when the other complaint is not there or is the same one
    public CommandResult handle(Reference reference, CommandRequest<ComplaintCommand> request) {
        var command = request.command();
        if (command instanceof LinkTo link) {
            complaints.require(reference, request.expectedVersion());
            other(reference, "/to", link.to());
            return both(reference, request);
        }
        if (command instanceof MergeInto merge) {
            requireMergeable(reference, request, merge);
            return both(reference, request);
        }
        return command instanceof Unmerge unmerge
                ? unmerge(reference, request, unmerge)
                : commands.handle(reference, request);
    }

    /// Finishes what was interrupted in one complaint.
    ///
    /// @param by who is named in the history
    /// @return the complaint afterwards
    public VersionedComplaint finish(VersionedComplaint started, String by) {
        var current = started;
        for (var step : started.complaint().unfinished()) {
            current = finish(current.complaint(), step, by);
        }
        return current;
    }

    /// Complaints in which something may have been interrupted.
    public List<VersionedComplaint> unfinished(Instant before, int limit) {
        return complaints.unfinished(before, limit);
    }

    private VersionedComplaint finish(Complaint first, CounterpartStep step, String by) {
        try {
            run(step.other(), step.command(), by);
        } catch (CommandRefusedException refused) {
            if (step.relation() == CounterpartStep.Relation.MERGE) {
                run(first.reference(), new TakeBack(step.other(), List.of()), by);
            }
            throw refused;
        }
        return run(first.reference(), step.confirmation(), by);
    }

    private CommandResult both(Reference reference, CommandRequest<ComplaintCommand> request) {
        var first = complaints.handle(reference, request);
        return new CommandResult.Changed(finish(first, request.by()));
    }

    private void requireMergeable(
            Reference reference, CommandRequest<ComplaintCommand> request, MergeInto merge) {
        var self = complaints.require(reference, request.expectedVersion()).complaint();
        var other = other(reference, "/into", merge.into());
        if (self.relations().merge() == null) {
            other.complaint().requireCanAbsorb(self);
        }
    }

    /// Addressed to either side; the complaint that goes on changes first.
    private CommandResult unmerge(
            Reference reference, CommandRequest<ComplaintCommand> request, Unmerge unmerge) {
        var self = complaints.require(reference, request.expectedVersion());
        var other = other(reference, "/from", unmerge.from());
        var merge = self.complaint().relations().merge();
        if (merge == null || !merge.into().equals(unmerge.from())) {
            return both(reference, request);
        }
        var by = request.by();
        finish(self, by);
        finish(other, by);
        finish(run(unmerge.from(), new Unmerge(reference.text()), by), by);
        return new CommandResult.Changed(complaints.find(reference).orElseThrow());
    }

    private VersionedComplaint other(Reference reference, String pointer, String other) {
        if (other.equals(reference.text())) {
            throw new OtherComplaintException(pointer, "must be another complaint than this one");
        }
        return complaints
                .find(new Reference(other))
                .orElseThrow(
                        () ->
                                new OtherComplaintException(
                                        pointer, "There is no complaint " + other + " for you."));
    }

    private VersionedComplaint run(String reference, ComplaintCommand command, String by) {
        return complaints.handle(
                new Reference(reference), CommandRequest.<ComplaintCommand>of(command, by));
    }
}
