package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import io.amends.eventing.aggregate.StoredAggregate;
import java.time.Instant;

/// A complaint as it is now.
///
/// @param version one more with every change that a caller can see
/// @param updatedAt when the last of them was written
public record VersionedComplaint(Complaint complaint, long version, Instant updatedAt) {
    static VersionedComplaint of(StoredAggregate<ComplaintRecord> stored) {
        return new VersionedComplaint(
                stored.state().complaint(), stored.version(), stored.updatedAt());
    }
}
