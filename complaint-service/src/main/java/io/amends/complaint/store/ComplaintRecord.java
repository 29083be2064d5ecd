package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;

/// A complaint as it is stored, with its sort keys for the lists.
public record ComplaintRecord(Complaint complaint, SortKeys ordering) {
    static ComplaintRecord of(Complaint complaint) {
        return new ComplaintRecord(complaint, SortKeys.of(complaint));
    }
}
