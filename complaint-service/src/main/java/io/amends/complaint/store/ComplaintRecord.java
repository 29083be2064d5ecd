package io.amends.complaint.store;

import io.amends.complaint.domain.Complaint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A complaint as it is stored, with its sort keys for the lists.
///
/// @param unfinishedSince present while a change of another complaint is not known to be done
public record ComplaintRecord(
        Complaint complaint, SortKeys ordering, @Nullable Instant unfinishedSince) {
    static ComplaintRecord of(Complaint complaint) {
        var unfinished = complaint.unfinished().isEmpty() ? null : complaint.changedAt();
        return new ComplaintRecord(complaint, SortKeys.of(complaint), unfinished);
    }
}
