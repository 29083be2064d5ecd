package io.amends.complaint.store;

import java.time.Instant;

/// What came of handing a complaint in.
public sealed interface ComplaintCreationResult {

    /// It is new.
    record Created(VersionedComplaint complaint) implements ComplaintCreationResult {}

    /// The same request was there before: the complaint as it was answered then.
    record Replayed(VersionedComplaint complaint, Instant answeredAt)
            implements ComplaintCreationResult {}

    /// The idempotency key belongs to a request with another body.
    record KeyReused(String reference) implements ComplaintCreationResult {}

    /// The caller filed the same complaint under the same id of its own before.
    record Known(VersionedComplaint complaint) implements ComplaintCreationResult {}

    /// The caller filed another complaint under the same id of its own before.
    record Taken(String reference) implements ComplaintCreationResult {}
}
