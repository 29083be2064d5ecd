package io.amends.complaint.domain;

import java.time.Instant;

/// The complaint in the words of the staff.
///
/// @param confirmed whether the customer confirmed that this is what they mean
public record Restatement(String text, boolean confirmed, Instant at) {}
