package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import org.jspecify.annotations.Nullable;

/// Why a complaint was reopened.
///
/// @param reason in words; absent where a follow-up's answer reopened it
/// @param followup the follow-up whose answer reopened it
public record Reopening(
        @Nullable String reason, @Nullable Cause cause, @Nullable String followup) {}
