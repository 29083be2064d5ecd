package io.amends.complaint.domain;

import static io.amends.complaint.domain.Status.ACKNOWLEDGED;
import static io.amends.complaint.domain.Status.CLOSED;
import static io.amends.complaint.domain.Status.INVESTIGATING;
import static io.amends.complaint.domain.Status.PROPOSED;
import static io.amends.complaint.domain.Status.RECEIVED;
import static io.amends.complaint.domain.Status.REJECTED;
import static io.amends.complaint.domain.Status.REOPENED;
import static io.amends.complaint.domain.Status.RESOLVED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The commands on a complaint and the states that allow them: the one table that decisions follow
/// and that a refusal quotes.
public enum Transition {
    ACKNOWLEDGE(RECEIVED),
    INVESTIGATE(ACKNOWLEDGED, REOPENED),
    PROPOSE(INVESTIGATING),
    ACCEPT(PROPOSED),
    REFUSE(PROPOSED),
    RESOLVE(INVESTIGATING, PROPOSED, REOPENED),
    CLOSE(RESOLVED, REJECTED),
    REJECT(open()),
    WITHDRAW(open()),
    REOPEN(RESOLVED, CLOSED, REJECTED),
    ASSIGN(open()),
    PROMISE(open()),
    KEEP_PROMISE(open()),
    MOVE_PROMISE(open()),
    NOTE(EnumSet.allOf(Status.class));

    private final Set<Status> from;

    Transition(Status first, Status... others) {
        this(EnumSet.of(first, others));
    }

    Transition(Set<Status> from) {
        this.from = Set.copyOf(from);
    }

    /// Whether `status` allows this.
    public boolean fits(Status status) {
        return from.contains(status);
    }

    /// The transitions allowed by the status for which the complaint has the data, such as an open
    /// promise.
    static List<Transition> possibleFor(Complaint complaint) {
        return Arrays.stream(values()).filter(move -> move.fits(complaint)).toList();
    }

    /// Returns `event` where the complaint's status allows this, else throws.
    ComplaintEvent from(Complaint complaint, ComplaintEvent event) {
        if (!fits(complaint.status())) {
            throw CommandRefusedException.DoesNotFit.theState(this, complaint);
        }
        return event;
    }

    private boolean fits(Complaint complaint) {
        return fits(complaint.status())
                && switch (this) {
                    case KEEP_PROMISE, MOVE_PROMISE -> complaint.firstPending().isPresent();
                    case ACCEPT -> {
                        var proposal = complaint.proposal();
                        yield proposal != null && !proposal.accepted();
                    }
                    case ACKNOWLEDGE,
                            INVESTIGATE,
                            PROPOSE,
                            REFUSE,
                            RESOLVE,
                            CLOSE,
                            REJECT,
                            WITHDRAW,
                            REOPEN,
                            ASSIGN,
                            PROMISE,
                            NOTE ->
                            true;
                };
    }

    private static Set<Status> open() {
        var open = EnumSet.allOf(Status.class);
        open.removeIf(status -> !status.isOpen());
        return open;
    }
}
