package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import io.amends.complaint.domain.CommandRefusedException;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.Status;
import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.HistoryEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All complaints.
public final class Complaints {
    private static final int FEW = 1_000;

    private final Aggregates<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;
    private final SuccessorComplaints successors;

    /// @param aggregates where they lie
    /// @param successors how new cases begin
    public Complaints(
            Aggregates<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates,
            SuccessorComplaints successors) {
        this.aggregates = aggregates;
        this.successors = successors;
    }

    /// Takes a complaint in, unless the same request or the same complaint is there already.
    public ComplaintCreationResult file(ComplaintCommand.Open open, Submission submission) {
        return new ComplaintCreation(aggregates, submission).file(open);
    }

    /// One complaint.
    public Optional<VersionedComplaint> find(Reference reference) {
        return aggregates.find(reference.text()).map(VersionedComplaint::of);
    }

    /// Carries a command out. Reopening after the window begins a new case, once.
    ///
    /// @param call with the version that the caller has seen, where that matters
    /// @throws io.amends.eventing.aggregate.AggregateNotFoundException when there is none
    /// @throws io.amends.eventing.aggregate.VersionConflictException when it has another version
    /// @throws CommandRefusedException when it cannot be carried out
    public CommandResult handle(Reference reference, CommandRequest<ComplaintCommand> call) {
        try {
            return new CommandResult.Here(
                    VersionedComplaint.of(aggregates.handle(reference.text(), call)));
        } catch (CommandRefusedException.WindowOver over) {
            if (call.command() instanceof Reopen reopen) {
                return elsewhere(reference, reopen, call.by());
            }
            throw over;
        }
    }

    /// A part of all complaints.
    public List<ListedComplaint> list(ComplaintPage listing) {
        return listing.byExternalId() ? few(listing) : listing.walk(aggregates);
    }

    /// How many a listing has in all.
    public long count(ComplaintPage listing) {
        return aggregates.count(listing.filter());
    }

    /// How many are in a state.
    public long count(Status status) {
        return aggregates.count(eq(ComplaintFields.STATUS, status.name()));
    }

    /// A customer's complaints, the latest first.
    public List<VersionedComplaint> ofCustomer(String customerId, int limit) {
        var theirs = ComplaintQuery.ofCustomer(customerId);
        return aggregates
                .find(
                        theirs.inOrder(),
                        descending(ComplaintFields.RECEIVED),
                        limit,
                        ListIndex.CUSTOMER.index())
                .stream()
                .map(VersionedComplaint::of)
                .toList();
    }

    /// Everything that ever happened to a complaint, in order; empty where there is none.
    public List<HistoryEntry<ComplaintEvent>> history(Reference reference) {
        return aggregates.history(reference.text());
    }

    private CommandResult elsewhere(Reference reference, Reopen reopen, String by) {
        var old = aggregates.find(reference.text()).orElseThrow().state().complaint();
        var known = Optional.ofNullable(old.continuedBy()).flatMap(aggregates::find);
        if (known.isPresent()) {
            return new CommandResult.Elsewhere(VersionedComplaint.of(known.get()), false);
        }
        var origin = String.format(Locale.ROOT, "reopened/%s/%d", old.reference(), old.decisions());
        var begun = successors.begin(origin, old, reopen.reason(), old.intake().channel(), by);
        remember(old, begun, by);
        return new CommandResult.Elsewhere(begun, true);
    }

    private void remember(Complaint old, VersionedComplaint begun, String by) {
        var note = new ContinueIn(begun.complaint().reference());
        aggregates.handle(old.reference(), CommandRequest.<ComplaintCommand>of(note, by));
    }

    /// A caller's own id belongs to one complaint per caller, so these are few: they are sorted
    /// here.
    private List<ListedComplaint> few(ComplaintPage listing) {
        return listing.sorted(aggregates.find(listing.filter(), listing.byExternalIdOrder(), FEW));
    }
}
