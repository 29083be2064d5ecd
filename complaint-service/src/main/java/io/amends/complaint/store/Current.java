package io.amends.complaint.store;

import io.amends.aggregates.Stored;
import io.amends.complaint.domain.Complaint;

/// A complaint as it is now.
///
/// @param version one more with every change that a caller can see
public record Current(Complaint complaint, long version) {
    static Current of(Stored<Filed> stored) {
        return new Current(stored.state().complaint(), stored.version());
    }
}
