package io.amends.complaint.store;

import java.time.Instant;

/// What came of handing a complaint in.
public sealed interface Filing {

    /// It is new.
    record Created(Current complaint) implements Filing {}

    /// The same request was there before: the complaint as it was answered then.
    record Replayed(Current complaint, Instant answeredAt) implements Filing {}

    /// The idempotency key belongs to a request with another body.
    record KeyReused(String reference) implements Filing {}

    /// The caller filed the same complaint under the same id of its own before.
    record Known(Current complaint) implements Filing {}

    /// The caller filed another complaint under the same id of its own before.
    record Taken(String reference) implements Filing {}
}
