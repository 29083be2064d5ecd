package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import org.jspecify.annotations.Nullable;

/// What an investigation knows so far.
///
/// @param text the finding in words
public record Finding(
        @Nullable Cause cause, @Nullable Liability liability, @Nullable String text) {}
