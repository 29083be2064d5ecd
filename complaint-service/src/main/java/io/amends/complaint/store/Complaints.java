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
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.HistoryEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The repository of complaints.
public final class Complaints {
    private static final int FEW = 1_000;

    private final AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;
    private final SuccessorComplaints successors;

    /// @param aggregates the store of complaints
    /// @param successors creates new cases after the reopening window
    public Complaints(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates,
            SuccessorComplaints successors) {
        this.aggregates = aggregates;
        this.successors = successors;
    }

    /// Creates a complaint, unless the same request or the same complaint exists already.
    public ComplaintCreationResult file(ComplaintCommand.Open open, Submission submission) {
        return new ComplaintCreation(aggregates, submission).file(open);
    }

    /// Finds a complaint by its reference.
    public Optional<VersionedComplaint> find(Reference reference) {
        return aggregates.find(reference.text()).map(VersionedComplaint::of);
    }

    /// Executes a command. Reopening after the window creates a new case, once.
    ///
    /// @param call the command, with the expected version where that matters
    /// @throws io.amends.eventing.aggregate.AggregateNotFoundException when there is none
    /// @throws io.amends.eventing.aggregate.VersionConflictException when it has another version
    /// @throws CommandRefusedException when the command is refused
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

    /// One page of complaints.
    public List<ListedComplaint> list(ComplaintPage listing) {
        return listing.byExternalId() ? few(listing) : listing.walk(aggregates);
    }

    /// The total number of complaints in a list, not only of the page.
    public long count(ComplaintPage listing) {
        return aggregates.count(listing.filter());
    }

    /// The number of complaints with a status.
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

    /// All events of a complaint in order; empty for an unknown reference.
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

    /// An external id belongs to one complaint per caller, so the matches are few and are sorted in
    /// memory.
    private List<ListedComplaint> few(ComplaintPage listing) {
        return listing.sorted(aggregates.find(listing.filter(), listing.byExternalIdOrder(), FEW));
    }
}
