package io.amends.complaint.domain;

import io.amends.contracts.WaitingFor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a complaint waits for: a marker beside its status.
///
/// @param until when the wait ends by itself
/// @param reason what is missing, in words
public record Wait(WaitingFor party, Instant since, @Nullable Instant until, String reason) {}
