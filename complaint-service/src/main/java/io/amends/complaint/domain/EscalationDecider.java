package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.EscalateOutside;
import io.amends.complaint.domain.ComplaintEvent.Escalated;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import io.amends.contracts.EscalationTrigger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides escalations: by the customer's or the staff's wish, to outside, and automatic ones. Each
/// raises the level, up to [Escalation#HIGHEST].
record EscalationDecider(Complaint complaint, Instant now) {

    /// Without a level the next one.
    List<ComplaintEvent> escalate(Escalate command) {
        var level = complaint.handling().level();
        var wanted = Optional.ofNullable(command.level()).orElse(level + 1);
        if (wanted == level || repeats(command)) {
            return unchanged(Transition.ESCALATE);
        }
        var escalation =
                Escalation.within(
                        command.wish().trigger(),
                        Math.min(wanted, Escalation.HIGHEST),
                        command.reason(),
                        now);
        var event = Transition.ESCALATE.from(complaint, new Escalated(escalation));
        if (wanted < level || level == Escalation.HIGHEST) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.ESCALATE,
                    complaint,
                    String.format(
                            Locale.ROOT,
                            "The complaint is escalated to level %d already; the highest is %d.",
                            level,
                            Escalation.HIGHEST));
        }
        return List.of(event);
    }

    List<ComplaintEvent> escalateOutside(EscalateOutside command) {
        var escalation =
                Escalation.outside(command.body(), command.reference(), command.due(), now);
        var event = Transition.ESCALATE_OUTSIDE.from(complaint, new Escalated(escalation));
        var known = complaint.handling().escalations().stream().filter(Escalation::isOutside);
        var outside = known.toList();
        if (outside.stream().anyMatch(escalation::saysTheSameAs)) {
            return List.of();
        }
        if (outside.size() >= Escalation.MOST_OUTSIDE) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.ESCALATE_OUTSIDE,
                    complaint,
                    String.format(
                            Locale.ROOT,
                            "The complaint was escalated to outside %d times already.",
                            outside.size()));
        }
        return List.of(event);
    }

    /// The automatic escalation of a reopening that is not the first.
    List<ComplaintEvent> after(List<ComplaintEvent> events) {
        var reopened = events.stream().anyMatch(Reopened.class::isInstance);
        return reopened && complaint.rounds().size() > 1
                ? automatic(EscalationTrigger.SECOND_REOPENING)
                : List.of();
    }

    /// One level more; nothing at the highest one.
    List<ComplaintEvent> automatic(EscalationTrigger trigger) {
        var level = complaint.handling().level();
        return level >= Escalation.HIGHEST
                ? List.of()
                : List.of(new Escalated(Escalation.within(trigger, level + 1, null, now)));
    }

    private List<ComplaintEvent> unchanged(Transition move) {
        move.require(complaint);
        return List.of();
    }

    /// Whether the last escalation within the company says the same.
    private boolean repeats(Escalate command) {
        var level = complaint.handling().level();
        var asked = Escalation.within(command.wish().trigger(), level, command.reason(), now);
        return command.level() == null
                && complaint.handling().escalations().stream()
                        .filter(it -> !it.isOutside())
                        .reduce((_, last) -> last)
                        .filter(asked::saysTheSameAs)
                        .isPresent();
    }
}
