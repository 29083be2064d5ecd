package io.amends.complaint.store;

import org.jspecify.annotations.Nullable;

/// The caller and the idempotency key of a request that files a complaint.
///
/// @param by the actor in the history, as `integration/crm`
/// @param caller the scope of idempotency keys and external ids
/// @param idempotencyKey the caller's key for this request
public record Submission(String by, String caller, @Nullable String idempotencyKey) {}
