package io.amends.complaint.store;

import java.time.Instant;

/// The result of filing a complaint.
public sealed interface ComplaintCreationResult {

    /// A new complaint.
    record Created(VersionedComplaint complaint) implements ComplaintCreationResult {}

    /// A repeated request: the complaint as in the first response.
    record Replayed(VersionedComplaint complaint, Instant answeredAt)
            implements ComplaintCreationResult {}

    /// The idempotency key was used with another body.
    record KeyReused(String reference) implements ComplaintCreationResult {}

    /// The caller's external id belongs to a complaint with the same body.
    record Known(VersionedComplaint complaint) implements ComplaintCreationResult {}

    /// The caller's external id belongs to a complaint with another body.
    record Taken(String reference) implements ComplaintCreationResult {}
}
