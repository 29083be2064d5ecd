package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.eventing.aggregate.StoredAggregate;
import java.time.Instant;

/// The current state of a complaint with its version.
///
/// @param version incremented with every change that a caller can see
/// @param updatedAt when the last of these changes was written
public record VersionedComplaint(Complaint complaint, long version, Instant updatedAt) {
    static VersionedComplaint of(StoredAggregate<ComplaintRecord> stored) {
        return new VersionedComplaint(
                stored.state().complaint(), stored.version(), stored.updatedAt());
    }
}
