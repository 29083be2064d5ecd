package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Liability;
import org.jspecify.annotations.Nullable;

/// The result of an investigation so far.
///
/// @param text the finding in words
public record Finding(
        @Nullable Cause cause, @Nullable Liability liability, @Nullable String text) {}
