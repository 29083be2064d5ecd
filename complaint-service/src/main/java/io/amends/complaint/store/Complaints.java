package io.amends.complaint.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.Call;
import io.amends.aggregates.Recorded;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Reference;
import io.amends.complaint.domain.Refused;
import io.amends.complaint.domain.Status;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// All complaints.
public final class Complaints {
    private static final int FEW = 1_000;

    private final Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates;
    private final Successors successors;

    /// @param aggregates where they lie
    /// @param successors how new cases begin
    public Complaints(
            Aggregates<Filed, ComplaintCommand, ComplaintEvent> aggregates, Successors successors) {
        this.aggregates = aggregates;
        this.successors = successors;
    }

    /// Takes a complaint in, unless the same request or the same complaint is there already.
    public Filing file(ComplaintCommand.Open open, Submission submission) {
        return new FilingDesk(aggregates, submission).file(open);
    }

    /// One complaint.
    public Optional<Current> find(Reference reference) {
        return aggregates.find(reference.text()).map(Current::of);
    }

    /// Carries a command out. Reopening after the window begins a new case, once.
    ///
    /// @param call with the version that the caller has seen, where that matters
    /// @throws io.amends.aggregates.UnknownAggregate when there is none
    /// @throws io.amends.aggregates.Stale when it has another version
    /// @throws Refused when it cannot be carried out
    public Handled handle(Reference reference, Call<ComplaintCommand> call) {
        try {
            return new Handled.Here(Current.of(aggregates.handle(reference.text(), call)));
        } catch (Refused.WindowOver over) {
            if (call.command() instanceof Reopen reopen) {
                return elsewhere(reference, reopen, call.by());
            }
            throw over;
        }
    }

    /// A part of all complaints.
    public List<Listed> list(Listing listing) {
        return listing.byExternalId() ? few(listing) : listing.walk(aggregates);
    }

    /// How many a listing has in all.
    public long count(Listing listing) {
        return aggregates.count(listing.filter());
    }

    /// How many are in a state.
    public long count(Status status) {
        return aggregates.count(eq(Fields.STATUS, status.name()));
    }

    /// A customer's complaints, the latest first.
    public List<Current> ofCustomer(String customerId, int limit) {
        var theirs = Criteria.ofCustomer(customerId);
        return aggregates
                .find(theirs.inOrder(), descending(Fields.RECEIVED), limit, Way.CUSTOMER.index())
                .stream()
                .map(Current::of)
                .toList();
    }

    /// Everything that ever happened to a complaint, in order; empty where there is none.
    public List<Recorded<ComplaintEvent>> history(Reference reference) {
        return aggregates.history(reference.text());
    }

    private Handled elsewhere(Reference reference, Reopen reopen, String by) {
        var old = aggregates.find(reference.text()).orElseThrow().state().complaint();
        var known = Optional.ofNullable(old.continuedBy()).flatMap(aggregates::find);
        if (known.isPresent()) {
            return new Handled.Elsewhere(Current.of(known.get()), false);
        }
        var origin = String.format(Locale.ROOT, "reopened/%s/%d", old.reference(), old.decisions());
        var begun = successors.begin(origin, old, reopen.reason(), old.intake().channel(), by);
        remember(old, begun, by);
        return new Handled.Elsewhere(begun, true);
    }

    private void remember(Complaint old, Current begun, String by) {
        var note = new ContinueIn(begun.complaint().reference());
        aggregates.handle(old.reference(), Call.<ComplaintCommand>of(note, by));
    }

    /// A caller's own id belongs to one complaint per caller, so these are few: they are sorted
    /// here.
    private List<Listed> few(Listing listing) {
        return listing.sorted(aggregates.find(listing.filter(), listing.byExternalIdOrder(), FEW));
    }
}
