package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Absorb;
import io.amends.complaint.domain.ComplaintCommand.LinkBack;
import io.amends.complaint.domain.ComplaintCommand.TakeBack;
import io.amends.complaint.domain.CounterpartStep.Relation;
import java.util.ArrayList;
import java.util.List;

/// The steps on other complaints that are still to be done.
final class CounterpartSteps {
    private CounterpartSteps() {}

    static List<CounterpartStep> of(Complaint complaint) {
        var relations = complaint.relations();
        var self = complaint.reference();
        var steps = new ArrayList<CounterpartStep>();
        for (var link : relations.links()) {
            if (!link.confirmed()) {
                var back = new LinkBack(self, link.kind().inverse());
                steps.add(new CounterpartStep(Relation.LINK, link.to(), link.kind(), back));
            }
        }
        var merge = relations.merge();
        if (merge != null && !merge.confirmed()) {
            steps.add(new CounterpartStep(Relation.MERGE, merge.into(), null, absorb(complaint)));
        }
        for (var absorbed : relations.absorbed()) {
            if (absorbed.released()) {
                var back = new TakeBack(self, absorbed.returned());
                steps.add(new CounterpartStep(Relation.UNMERGE, absorbed.reference(), null, back));
            }
        }
        return List.copyOf(steps);
    }

    /// Takes over a complaint, which is merged already or is about to be.
    static Absorb absorb(Complaint complaint) {
        var merge = complaint.relations().merge();
        var status = merge == null ? complaint.status() : merge.statusBefore();
        var pending =
                complaint.promises().stream()
                        .filter(Promise::isPending)
                        .map(it -> CarriedPromise.of(it.number(), it))
                        .toList();
        var dueAt =
                status.isOpen()
                        ? ComplaintClock.answerDueAt(
                                        complaint.clocks().stream()
                                                .filter(ComplaintClock::isOpen)
                                                .toList())
                                .orElse(null)
                        : null;
        return new Absorb(
                complaint.reference(),
                complaint.intake().customerId(),
                status.isOpen(),
                pending,
                dueAt);
    }
}
