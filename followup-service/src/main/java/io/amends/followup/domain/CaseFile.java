package io.amends.followup.domain;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The follow-ups of one complaint. At most one is open at a time. Commands are decided into
/// events; events make the next state.
///
/// @param reference the complaint's reference, which is also the case file's own id
/// @param customerId the customer's pseudonym
/// @param armed whether resolutions are followed up; false for complaints imported without clocks
/// @param followups oldest first
public record CaseFile(
        String reference, String customerId, boolean armed, List<Followup> followups) {

    /// Keeps an immutable copy of the follow-ups.
    public CaseFile {
        followups = List.copyOf(followups);
    }

    /// The case file of a complaint that was just opened.
    public static CaseFile opened(String reference, String customerId, boolean armed) {
        return new CaseFile(reference, customerId, armed, List.of());
    }

    /// The events of a command; empty where nothing changes.
    ///
    /// @throws CommandRefusedException where the command cannot be carried out
    public List<FollowupEvent> decide(CaseCommand command, FollowupPolicy policy, Instant now) {
        return switch (command) {
            case CaseCommand.FollowUp(var resolution, var resolvedAt) ->
                    followUp(resolution, resolvedAt.plus(policy.callbackAfter()));
            case CaseCommand.Cancel(var reason) -> cancel(reason);
            case CaseCommand.CheckDeadlines _ -> checkDeadlines(now);
            case CaseCommand.ForStaff(var id, var staff, var by) ->
                    followup(id)
                            .orElseThrow(() -> new CommandRefusedException.Unknown(id))
                            .decide(staff, by, policy, now);
        };
    }

    /// The next state.
    public CaseFile apply(FollowupEvent event) {
        var next = new ArrayList<>(followups);
        if (event instanceof FollowupEvent.Scheduled scheduled) {
            next.add(Followup.from(scheduled));
        } else {
            next.replaceAll(each -> each.isConcernedBy(event) ? each.apply(event) : each);
        }
        return new CaseFile(reference, customerId, armed, next);
    }

    /// The follow-up with this id.
    public Optional<Followup> followup(String id) {
        return followups.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /// The follow-ups in one state, oldest first.
    public List<Followup> followups(FollowupState state) {
        return followups.stream().filter(each -> each.state() == state).toList();
    }

    /// The next instant at which a timer makes a follow-up due.
    public Optional<Instant> nextDue() {
        return open().filter(each -> each.state() == FollowupState.SCHEDULED).map(Followup::dueAt);
    }

    private Optional<Followup> open() {
        return followups.stream().filter(each -> each.state().open()).findFirst();
    }

    private List<FollowupEvent> followUp(int resolution, Instant dueAt) {
        if (!armed || followups.stream().anyMatch(each -> each.asksAbout(resolution))) {
            return List.of();
        }
        var subject =
                new FollowupSubject(
                        new FollowupId(reference, followups.size() + 1).toString(), resolution);
        var events = new ArrayList<>(cancel(CancelReason.SUPERSEDED));
        events.add(new FollowupEvent.Scheduled(subject, FollowupKind.CALLBACK, dueAt));
        return List.copyOf(events);
    }

    private List<FollowupEvent> cancel(CancelReason reason) {
        return open().stream()
                .<FollowupEvent>map(each -> new FollowupEvent.Cancelled(each.subject(), reason))
                .toList();
    }

    private List<FollowupEvent> checkDeadlines(Instant now) {
        return open().filter(each -> each.isOverdue(now)).stream()
                .<FollowupEvent>map(each -> new FollowupEvent.Due(each.subject(), each.kind()))
                .toList();
    }
}
