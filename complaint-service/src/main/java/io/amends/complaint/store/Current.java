package io.amends.complaint.store;

import io.amends.aggregates.Stored;
import io.amends.complaint.domain.Complaint;
import java.time.Instant;

/// A complaint as it is now.
///
/// @param version one more with every change that a caller can see
/// @param updatedAt when the last of them was written
public record Current(Complaint complaint, long version, Instant updatedAt) {
    static Current of(Stored<Filed> stored) {
        return new Current(stored.state().complaint(), stored.version(), stored.updatedAt());
    }
}
