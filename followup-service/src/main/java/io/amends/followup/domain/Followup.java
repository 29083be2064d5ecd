package io.amends.followup.domain;

import static io.amends.followup.domain.FollowupState.CANCELLED;
import static io.amends.followup.domain.FollowupState.DONE;
import static io.amends.followup.domain.FollowupState.DUE;
import static io.amends.followup.domain.FollowupState.SCHEDULED;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.followup.domain.StaffCommand.Action;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One survey of the customer about one resolution.
///
/// @param dueAt when the customer is to be asked; moved by snoozing and unsuccessful attempts
/// @param attempts number of attempts in which the customer was not reached
/// @param takenBy who took it on last
/// @param answer the customer's answer; absent while open and where the customer never answered
/// @param cancelled why it was cancelled
public record Followup(
        FollowupSubject subject,
        FollowupKind kind,
        FollowupState state,
        Instant dueAt,
        int attempts,
        @Nullable String takenBy,
        @Nullable Answer answer,
        @Nullable CancelReason cancelled) {

    /// The follow-up's id.
    public String id() {
        return subject.followup();
    }

    /// How it ended; absent while it is open.
    public @Nullable Result result() {
        return switch (state) {
            case SCHEDULED, DUE -> null;
            case CANCELLED -> Result.CANCELLED;
            case DONE -> answer == null ? Result.UNANSWERED : answer.result();
        };
    }

    /// The actions that are allowed now. "No answer" is allowed only once it is due: otherwise all
    /// attempts of the policy could be used up in one minute.
    ///
    /// A follow-up that a colleague took on is theirs to call, to snooze and to give up; an answer
    /// that the customer gave to another agent is accepted all the same.
    public Set<Action> possible(Agent agent) {
        var possible = possible();
        if (isTakenFrom(agent)) {
            possible.retainAll(EnumSet.of(Action.ANSWERED));
        }
        return possible;
    }

    /// Whether a colleague took it on whom this agent does not supervise.
    boolean isTakenFrom(Agent agent) {
        return state.open()
                && takenBy != null
                && !takenBy.equals(agent.name())
                && !agent.supervises();
    }

    private Set<Action> possible() {
        return switch (state) {
            case SCHEDULED -> EnumSet.complementOf(EnumSet.of(Action.NO_ANSWER));
            case DUE -> EnumSet.allOf(Action.class);
            case DONE, CANCELLED -> EnumSet.noneOf(Action.class);
        };
    }

    static Followup from(FollowupEvent.Scheduled scheduled) {
        return new Followup(
                scheduled.subject(),
                scheduled.kind(),
                SCHEDULED,
                scheduled.dueAt(),
                0,
                null,
                null,
                null);
    }

    boolean asksAbout(int resolution) {
        return subject.resolution() == resolution;
    }

    boolean isConcernedBy(FollowupEvent event) {
        return event.subject().followup().equals(id());
    }

    boolean isOverdue(Instant now) {
        return state == SCHEDULED && !dueAt.isAfter(now);
    }

    List<FollowupEvent> decide(StaffCommand command, Agent by, FollowupPolicy policy, Instant now) {
        if (alreadySo(command, by)) {
            return List.of();
        }
        if (!possible(by).contains(command.action())) {
            throw new CommandRefusedException.NotNow(this, by);
        }
        return List.of(
                switch (command) {
                    case StaffCommand.Answered(var given) ->
                            new FollowupEvent.Answered(subject, given);
                    case StaffCommand.NoAnswer(var note) -> unanswered(note, policy, now);
                    case StaffCommand.Snooze(var until) -> snoozed(until, policy, now);
                    case StaffCommand.Take _ -> new FollowupEvent.Taken(subject, by.name());
                });
    }

    Followup apply(FollowupEvent event) {
        return switch (event) {
            case FollowupEvent.Scheduled scheduled -> from(scheduled);
            case FollowupEvent.Due _ -> moved(DUE, dueAt, attempts);
            case FollowupEvent.Snoozed(_, var until) -> moved(SCHEDULED, until, attempts);
            case FollowupEvent.Unanswered(_, var attempt, var again, _) ->
                    again == null ? moved(DONE, dueAt, attempt) : moved(SCHEDULED, again, attempt);
            case FollowupEvent.Taken(_, var by) ->
                    new Followup(subject, kind, state, dueAt, attempts, by, answer, cancelled);
            case FollowupEvent.Answered(_, var given) ->
                    new Followup(subject, kind, DONE, dueAt, attempts, takenBy, given, null);
            case FollowupEvent.Cancelled(_, var reason) ->
                    new Followup(subject, kind, CANCELLED, dueAt, attempts, takenBy, null, reason);
        };
    }

    private boolean alreadySo(StaffCommand command, Agent by) {
        return switch (command) {
            case StaffCommand.Answered(var given) -> given.equals(answer);
            case StaffCommand.NoAnswer _ -> result() == Result.UNANSWERED;
            case StaffCommand.Snooze(var until) -> state == SCHEDULED && until.equals(dueAt);
            case StaffCommand.Take _ -> state.open() && by.name().equals(takenBy);
        };
    }

    private FollowupEvent unanswered(@Nullable String note, FollowupPolicy policy, Instant now) {
        var attempt = attempts + 1;
        var again = policy.triesAgainAfter(attempt) ? now.plus(policy.retryInterval()) : null;
        return new FollowupEvent.Unanswered(subject, attempt, again, note);
    }

    private FollowupEvent snoozed(Instant until, FollowupPolicy policy, Instant now) {
        var latest = now.plus(policy.maxSnooze());
        if (!until.isAfter(now) || until.isAfter(latest)) {
            throw new CommandRefusedException.NotThen(now, latest);
        }
        return new FollowupEvent.Snoozed(subject, until);
    }

    private Followup moved(FollowupState to, Instant at, int tried) {
        return new Followup(subject, kind, to, at, tried, takenBy, answer, cancelled);
    }
}
