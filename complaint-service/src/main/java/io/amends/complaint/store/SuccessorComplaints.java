package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Reference;
import io.amends.contracts.Channel;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import io.amends.eventing.aggregate.StoredAggregate;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Creates new cases that continue older ones after the reopening window.
public final class SuccessorComplaints {
    private final AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates;
    private final Policy policy;
    private final Clock clock;

    /// @param clock the business clock
    public SuccessorComplaints(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates,
            Policy policy,
            Clock clock) {
        this.aggregates = aggregates;
        this.policy = policy;
        this.clock = clock;
    }

    /// Creates a new case, or finds the one that the same origin created before: the reference is
    /// derived from the origin, so that the call is idempotent.
    ///
    /// @param words the customer's new description, where known
    public VersionedComplaint begin(
            String origin, Complaint old, @Nullable String words, Channel channel, String by) {
        for (var attempt = 0; ; attempt++) {
            var reference = Reference.derivedFrom(origin, attempt);
            var begun = create(reference, origin, old, words, channel, by);
            if (origin.equals(begun.uniqueKeys().get(UniqueKeys.ORIGIN))) {
                return VersionedComplaint.of(begun);
            }
            // An unrelated complaint has this reference: derive the next one.
        }
    }

    private StoredAggregate<ComplaintRecord> create(
            Reference reference,
            String origin,
            Complaint old,
            @Nullable String words,
            Channel channel,
            String by) {
        var open = old.successor(reference.text(), words, channel, policy, clock.instant());
        var call =
                CommandRequest.<ComplaintCommand>of(open, by)
                        .withUniqueKey(UniqueKeys.ORIGIN, origin);
        return switch (aggregates.create(reference.text(), call)) {
            case Created<ComplaintRecord>(var stored) -> stored;
            case Existing<ComplaintRecord>(var stored, _) -> stored;
        };
    }
}
