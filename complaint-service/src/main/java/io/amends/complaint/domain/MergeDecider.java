package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Absorb;
import io.amends.complaint.domain.ComplaintCommand.MergeInto;
import io.amends.complaint.domain.ComplaintCommand.TakeBack;
import io.amends.complaint.domain.ComplaintCommand.Unmerge;
import io.amends.complaint.domain.ComplaintEvent.Absorbed;
import io.amends.complaint.domain.ComplaintEvent.Merged;
import io.amends.complaint.domain.ComplaintEvent.Released;
import io.amends.complaint.domain.ComplaintEvent.Unmerged;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Decides merges and their undoing. The complaint that is merged stores it first and rests from
/// then on; the other one then takes over its pending promises and its clock. An undo goes the
/// other way round and returns the promises as they are by then.
record MergeDecider(Complaint complaint, Instant now) {

    List<ComplaintEvent> merge(MergeInto command) {
        var merge = complaint.relations().merge();
        return merge != null && merge.into().equals(command.into())
                ? List.of()
                : List.of(Transition.MERGE.from(complaint, new Merged(command.into(), now)));
    }

    /// @throws CommandRefusedException where this complaint cannot take the other one over
    List<ComplaintEvent> absorb(Absorb command) {
        if (complaint.relations().holds(command.from())) {
            return List.of();
        }
        requireCanAbsorb(command);
        return List.of(
                new Absorbed(command.from(), command.promises(), command.answerDueAt(), now));
    }

    /// A merged complaint cannot take over another one, so there are no cycles. An open complaint
    /// is merged into open ones only, so that none is forgotten.
    void requireCanAbsorb(Absorb command) {
        var intake = complaint.intake();
        var known = complaint.relations();
        refuseIf(
                command.from().equals(complaint.reference()),
                "A complaint cannot be merged into itself.");
        refuseIf(
                !command.customerId().equals(intake.customerId()),
                "The two complaints are of different customers. Use 'link' instead.");
        refuseIf(
                command.open() && !complaint.status().isOpen(),
                "Complaint %s is not open: an open complaint is merged into an open one. Use 'link',"
                        + " or merge the other way round.");
        refuseIf(
                known.absorbed().stream()
                        .anyMatch(it -> it.released() && it.reference().equals(command.from())),
                "The complaint is being taken out of %s. Try again soon.");
        refuseIf(
                known.absorbed().size() >= Relations.MOST,
                "Complaint %s has taken over as many complaints as one can.");
    }

    List<ComplaintEvent> release(Unmerge command) {
        var held = complaint.relations().holds(command.from());
        if (held) {
            requireNotMerged();
        }
        return held
                ? List.of(new Released(command.from(), carried(command.from()), now))
                : List.of();
    }

    List<ComplaintEvent> takeBack(TakeBack command) {
        var merge = complaint.relations().merge();
        return merge != null && merge.into().equals(command.from())
                ? List.of(new Unmerged(command.from(), command.promises(), now))
                : List.of();
    }

    /// The other complaint's promises as they are now, by its own numbers: where it was merged more
    /// than once, those of the last time.
    private List<CarriedPromise> carried(String from) {
        var last = new TreeMap<Integer, CarriedPromise>();
        for (var promise : complaint.promises()) {
            var origin = promise.origin();
            if (origin != null && origin.reference().equals(from)) {
                last.put(origin.number(), CarriedPromise.of(origin.number(), promise));
            }
        }
        return List.copyOf(last.values());
    }

    private void requireNotMerged() {
        if (complaint.status() == Status.MERGED) {
            throw CommandRefusedException.DoesNotFit.theState(Transition.UNMERGE, complaint);
        }
    }

    private void refuseIf(boolean unfit, String because) {
        requireNotMerged();
        if (unfit) {
            throw new CommandRefusedException.DoesNotFit(
                    Transition.MERGE,
                    complaint,
                    String.format(Locale.ROOT, because, complaint.reference()));
        }
    }
}
