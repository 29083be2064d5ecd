package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;

/// A complaint as it is filed: itself, and where it stands in the lists.
public record Filed(Complaint complaint, Ordering ordering) {
    static Filed of(Complaint complaint) {
        return new Filed(complaint, Ordering.of(complaint));
    }
}
