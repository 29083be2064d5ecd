package io.amends.complaint.domain;

import static io.amends.complaint.domain.Status.ACKNOWLEDGED;
import static io.amends.complaint.domain.Status.CLOSED;
import static io.amends.complaint.domain.Status.INVESTIGATING;
import static io.amends.complaint.domain.Status.PROPOSED;
import static io.amends.complaint.domain.Status.RECEIVED;
import static io.amends.complaint.domain.Status.REJECTED;
import static io.amends.complaint.domain.Status.REOPENED;
import static io.amends.complaint.domain.Status.RESOLVED;
import static io.amends.complaint.domain.Status.WITHDRAWN;

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
    RESOLVE(RECEIVED, INVESTIGATING, PROPOSED, REOPENED),
    CLOSE(RESOLVED, REJECTED),
    REJECT(open()),
    WITHDRAW(open()),
    REOPEN(RESOLVED, CLOSED, REJECTED, WITHDRAWN),
    ASSIGN(open()),
    PASS(open()),
    RESTATE(open()),
    WAIT(open()),
    RESUME(open()),
    PROMISE(open()),
    KEEP_PROMISE(open()),
    MOVE_PROMISE(open()),
    ESCALATE(open()),
    ESCALATE_OUTSIDE(unmerged()),
    CORRECT(unmerged()),
    ADD_WORDS(unmerged()),
    TAG(unmerged()),
    RECALCULATE(open()),
    LINK(unmerged()),
    MERGE(unmerged()),
    UNMERGE(EnumSet.allOf(Status.class)),
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
        require(complaint);
        return event;
    }

    /// @throws CommandRefusedException where the complaint's status does not allow this
    void require(Complaint complaint) {
        if (!fits(complaint.status())) {
            throw CommandRefusedException.DoesNotFit.theState(this, complaint);
        }
    }

    private boolean fits(Complaint complaint) {
        return fits(complaint.status())
                && switch (this) {
                    case KEEP_PROMISE, MOVE_PROMISE -> complaint.firstPending().isPresent();
                    case RESUME -> complaint.handling().waiting() != null;
                    case UNMERGE -> complaint.relations().isMergeKnown();
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
                            PASS,
                            RESTATE,
                            WAIT,
                            PROMISE,
                            ESCALATE,
                            ESCALATE_OUTSIDE,
                            CORRECT,
                            ADD_WORDS,
                            TAG,
                            RECALCULATE,
                            LINK,
                            MERGE,
                            NOTE ->
                            true;
                };
    }

    private static Set<Status> unmerged() {
        return EnumSet.complementOf(EnumSet.of(Status.MERGED));
    }

    private static Set<Status> open() {
        var open = EnumSet.allOf(Status.class);
        open.removeIf(status -> !status.isOpen());
        return open;
    }
}
