package io.amends.complaint.store;

import org.jspecify.annotations.Nullable;

/// How a complaint was handed in.
///
/// @param by who stands in the history, as `integration/crm`
/// @param caller whose keys and external ids these are
/// @param idempotencyKey the caller's own name for this request
public record Submission(String by, String caller, @Nullable String idempotencyKey) {}
