package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.LinkBack;
import io.amends.complaint.domain.ComplaintCommand.LinkTo;
import io.amends.complaint.domain.ComplaintEvent.Linked;
import io.amends.contracts.LinkKind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Decides links between two complaints. The one that is asked stores the link first; the other one
/// then stores its inverse, and the first one stores that this is done.
record LinkDecider(Complaint complaint, Instant now) {

    List<ComplaintEvent> link(LinkTo command) {
        Transition.LINK.require(complaint);
        return link(command.to(), command.kind(), true);
    }

    /// The other side also of a complaint that is merged or has many links: a link has two sides.
    List<ComplaintEvent> linkBack(LinkBack command) {
        return link(command.from(), command.kind(), false);
    }

    private List<ComplaintEvent> link(String to, LinkKind kind, boolean initiated) {
        if (complaint.relations().hasLink(to, kind)) {
            return List.of();
        }
        if (initiated && complaint.relations().links().size() >= Relations.MOST) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.LINK,
                    complaint,
                    String.format(
                            Locale.ROOT,
                            "A complaint has at most %d links to others.",
                            Relations.MOST));
        }
        return List.of(new Linked(to, kind, initiated, now));
    }
}
