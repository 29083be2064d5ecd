package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.Status;
import io.amends.eventing.aggregate.AggregateNotFoundException;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import io.amends.eventing.aggregate.HistoryEntry;
import io.amends.eventing.aggregate.VersionConflictException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The repository of complaints.
public final class Complaints {
    private static final int FEW = 1_000;

    private final AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;

    /// @param aggregates the store of complaints
    public Complaints(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates) {
        this.aggregates = aggregates;
    }

    /// Creates a complaint, unless the same request or the same complaint exists already.
    public ComplaintCreationResult create(Open open, Submission submission) {
        return new ComplaintCreation(aggregates, submission).create(open);
    }

    /// Creates the case that continues an older one, or finds the one that was created for the same
    /// origin before. Empty where the reference belongs to an unrelated complaint.
    ///
    /// @param origin what the case was created for; unique
    public Optional<VersionedComplaint> createSuccessor(Open open, String origin, String by) {
        var request =
                CommandRequest.<ComplaintCommand>of(open, by)
                        .withUniqueKey(UniqueKeys.ORIGIN, origin);
        var stored =
                switch (aggregates.create(open.intake().reference(), request)) {
                    case Created<ComplaintRecord>(var created) -> created;
                    case Existing<ComplaintRecord>(var existing, _) -> existing;
                };
        return origin.equals(stored.uniqueKeys().get(UniqueKeys.ORIGIN))
                ? Optional.of(VersionedComplaint.of(stored))
                : Optional.empty();
    }

    /// Finds a complaint by its reference.
    public Optional<VersionedComplaint> find(Reference reference) {
        return aggregates.find(reference.text()).map(VersionedComplaint::of);
    }

    /// Finds a complaint that has to be there, in the version that the call expects.
    ///
    /// @throws AggregateNotFoundException when there is none
    /// @throws VersionConflictException when it has another version
    public VersionedComplaint require(Reference reference, OptionalLong expectedVersion) {
        var found =
                aggregates
                        .find(reference.text())
                        .orElseThrow(
                                () ->
                                        new AggregateNotFoundException(
                                                aggregates.collection(), reference.text()));
        if (expectedVersion.isPresent() && expectedVersion.getAsLong() != found.version()) {
            throw new VersionConflictException(found, expectedVersion.getAsLong());
        }
        return VersionedComplaint.of(found);
    }

    /// Complaints with a change of another complaint that is not known to be done, the oldest
    /// first.
    ///
    /// @param before only those unchanged since then
    public List<VersionedComplaint> unfinished(Instant before, int limit) {
        return aggregates
                .find(lt(ListFields.UNFINISHED, before), ascending(ListFields.UNFINISHED), limit)
                .stream()
                .map(VersionedComplaint::of)
                .toList();
    }

    /// Executes a command.
    ///
    /// @param request the command, with the expected version where that matters
    /// @throws io.amends.eventing.aggregate.AggregateNotFoundException when there is none
    /// @throws io.amends.eventing.aggregate.VersionConflictException when it has another version
    /// @throws io.amends.complaint.domain.CommandRefusedException when the command is refused
    public VersionedComplaint handle(
            Reference reference, CommandRequest<ComplaintCommand> request) {
        return VersionedComplaint.of(aggregates.handle(reference.text(), request));
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
        return aggregates.count(eq(ListFields.STATUS, status.name()));
    }

    /// A customer's complaints, the latest first.
    public List<VersionedComplaint> ofCustomer(String customerId, int limit) {
        var theirs = ComplaintQuery.ofCustomer(customerId);
        return aggregates
                .find(
                        theirs.inOrder(),
                        descending(ListFields.RECEIVED),
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

    /// An external id belongs to one complaint per caller, so the matches are few and are sorted in
    /// memory.
    private List<ListedComplaint> few(ComplaintPage listing) {
        return listing.sorted(aggregates.find(listing.filter(), listing.byExternalIdOrder(), FEW));
    }
}
