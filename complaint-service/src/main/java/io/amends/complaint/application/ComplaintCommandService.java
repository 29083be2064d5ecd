package io.amends.complaint.application;

import io.amends.complaint.domain.CommandRefusedException;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.eventing.aggregate.CommandRequest;
import java.util.Locale;
import java.util.Optional;

/// Executes commands on complaints.
public final class ComplaintCommandService {
    private final Complaints complaints;
    private final SuccessorService successors;

    /// @param complaints the store of complaints
    /// @param successors creates new cases after the reopening window
    public ComplaintCommandService(Complaints complaints, SuccessorService successors) {
        this.complaints = complaints;
        this.successors = successors;
    }

    /// Executes a command. Reopening after the window creates a new case, once.
    ///
    /// @param request the command, with the expected version where that matters
    /// @throws io.amends.eventing.aggregate.AggregateNotFoundException when there is no such
    ///   complaint
    /// @throws io.amends.eventing.aggregate.VersionConflictException when it has another version
    /// @throws CommandRefusedException when the command is refused
    public CommandResult handle(Reference reference, CommandRequest<ComplaintCommand> request) {
        try {
            return new CommandResult.Changed(complaints.handle(reference, request));
        } catch (CommandRefusedException.WindowOver over) {
            if (request.command() instanceof Reopen reopen) {
                return continueInNewCase(reference, reopen, request.by());
            }
            throw over;
        }
    }

    private CommandResult continueInNewCase(Reference reference, Reopen reopen, String by) {
        var old = complaints.find(reference).orElseThrow().complaint();
        var known =
                Optional.ofNullable(old.continuedBy())
                        .flatMap(text -> complaints.find(new Reference(text)));
        if (known.isPresent()) {
            return new CommandResult.Continued(known.get(), false);
        }
        var origin = String.format(Locale.ROOT, "reopened/%s/%d", old.reference(), old.decisions());
        var successor = successors.create(origin, old, reopen.reason(), old.intake().channel(), by);
        recordSuccessor(old, successor, by);
        return new CommandResult.Continued(successor, true);
    }

    private void recordSuccessor(Complaint old, VersionedComplaint successor, String by) {
        var command = new ContinueIn(successor.complaint().reference());
        complaints.handle(
                new Reference(old.reference()), CommandRequest.<ComplaintCommand>of(command, by));
    }
}
