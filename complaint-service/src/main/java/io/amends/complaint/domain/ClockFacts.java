package io.amends.complaint.domain;

import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Product;
import org.jspecify.annotations.Nullable;

/// What decides which clocks a complaint gets.
///
/// @param armed whether clocks run for it
public record ClockFacts(
        ComplaintType type,
        @Nullable Product product,
        @Nullable String place,
        Channel channel,
        boolean armed) {}
