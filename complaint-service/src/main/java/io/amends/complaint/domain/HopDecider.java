package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.Pass;
import io.amends.complaint.domain.ComplaintEvent.Assigned;
import io.amends.complaint.domain.ComplaintEvent.Passed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides who owns a complaint and which team has it.
record HopDecider(Complaint complaint, Policy policy, Instant now) {

    List<ComplaintEvent> assign(Assign command) {
        var team = command.team() == null ? complaint.team() : command.team();
        var event = new Assigned(command.owner(), team, command.by(), now);
        return decide(Transition.ASSIGN, command.owner(), team, event);
    }

    /// The owner stays accountable unless another one is named.
    List<ComplaintEvent> pass(Pass command) {
        var owner = command.owner() == null ? complaint.owner() : command.owner();
        var event = new Passed(command.team(), owner, command.reason(), command.by(), now);
        return decide(Transition.PASS, owner, command.team(), event);
    }

    private List<ComplaintEvent> decide(
            Transition move, String owner, @Nullable String team, ComplaintEvent event) {
        var sameOwner = owner.equals(complaint.owner());
        if (sameOwner && Objects.equals(team, complaint.team()) && complaint.status().isOpen()) {
            return List.of();
        }
        if (!sameOwner && !policy.isOwner(owner)) {
            throw new CommandRefusedException.UnknownOwner(policy.owners());
        }
        return List.of(move.from(complaint, event));
    }
}
