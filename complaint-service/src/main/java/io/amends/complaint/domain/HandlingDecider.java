package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.AddWords;
import io.amends.complaint.domain.ComplaintCommand.Correct;
import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.EscalateOutside;
import io.amends.complaint.domain.ComplaintCommand.Pass;
import io.amends.complaint.domain.ComplaintCommand.Recalculate;
import io.amends.complaint.domain.ComplaintCommand.Restate;
import io.amends.complaint.domain.ComplaintCommand.Resume;
import io.amends.complaint.domain.ComplaintCommand.Tag;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintEvent.Corrected;
import io.amends.complaint.domain.ComplaintEvent.Recalculated;
import io.amends.complaint.domain.ComplaintEvent.Restated;
import io.amends.complaint.domain.ComplaintEvent.Tagged;
import io.amends.complaint.domain.ComplaintEvent.WordsAdded;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Decides the commands that change how a complaint is handled, but not its status.
record HandlingDecider(Complaint complaint, Policy policy, Instant now) {

    List<ComplaintEvent> decide(ComplaintCommand.HandlingChange command) {
        return switch (command) {
            case Pass pass -> new HopDecider(complaint, policy, now).pass(pass);
            case WaitFor wait -> new WaitDecider(complaint, policy, now).begin(wait);
            case Resume resume -> new WaitDecider(complaint, policy, now).end(resume);
            case Restate restate -> restate(restate);
            case Escalate escalate -> new EscalationDecider(complaint, now).escalate(escalate);
            case EscalateOutside outside ->
                    new EscalationDecider(complaint, now).escalateOutside(outside);
            case Recalculate _ -> recalculate();
            case Tag tag -> tag(tag);
            case AddWords(var text, var channel) ->
                    List.of(
                            Transition.ADD_WORDS.from(
                                    complaint, new WordsAdded(text, channel, now)));
            case Correct correct -> correct(correct);
        };
    }

    private List<ComplaintEvent> restate(Restate command) {
        var before = complaint.handling().restatement();
        var already =
                before != null
                        && complaint.status().isOpen()
                        && before.text().equals(command.text())
                        && before.confirmed() == command.confirmed();
        var restated = new Restated(command.text(), command.confirmed(), now);
        return already ? List.of() : List.of(Transition.RESTATE.from(complaint, restated));
    }

    private List<ComplaintEvent> recalculate() {
        Transition.RECALCULATE.require(complaint);
        var clocks = new ClockRecalculation(complaint, policy).changed();
        return clocks.isEmpty()
                ? List.of()
                : List.of(new Recalculated(clocks, policy.inForce().versions(), now));
    }

    private List<ComplaintEvent> tag(Tag command) {
        Transition.TAG.require(complaint);
        var tags = complaint.handling().tags();
        var added = command.add().stream().filter(it -> !tags.contains(it)).distinct().toList();
        var removed = command.remove().stream().filter(tags::contains).distinct().toList();
        if (added.isEmpty() && removed.isEmpty()) {
            return List.of();
        }
        var count = tags.size() + added.size() - removed.size();
        if (count > Handling.MOST_TAGS) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.TAG,
                    complaint,
                    String.format(
                            Locale.ROOT,
                            "A complaint has at most %d tags, and these would be %d. Remove some.",
                            Handling.MOST_TAGS,
                            count));
        }
        return List.of(new Tagged(added, removed, now));
    }

    private List<ComplaintEvent> correct(Correct command) {
        Transition.CORRECT.require(complaint);
        var before = CaseDetails.of(complaint.intake());
        if (command.correction().lacksProduct(before)) {
            throw new CommandRefusedException.BatchWithoutProduct();
        }
        var after = command.correction().applyTo(before);
        return after.equals(before)
                ? List.of()
                : List.of(new Corrected(before, after, command.reason(), now));
    }
}
