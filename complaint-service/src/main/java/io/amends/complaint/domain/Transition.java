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

/// What can be done with a complaint, and in which states: the one table that decisions follow and
/// that a refusal quotes.
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

    /// Whether this can be done with a complaint in `status`.
    public boolean fits(Status status) {
        return from.contains(status);
    }

    /// Everything that can be done with a complaint as it is: of what its status allows, only what
    /// there is something to do it with.
    static List<Transition> possibleFor(Complaint complaint) {
        return Arrays.stream(values()).filter(move -> move.fits(complaint)).toList();
    }

    /// Lets `event` pass where the complaint's status allows this.
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
