package io.amends.complaint.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a complaint was found not to be justified. Reason and words are unknown only for imported
/// ones.
///
/// @param number its number among the complaint's decisions, from 1
/// @param words the message to the customer
public record Rejection(int number, Instant at, @Nullable String reason, @Nullable String words) {}
