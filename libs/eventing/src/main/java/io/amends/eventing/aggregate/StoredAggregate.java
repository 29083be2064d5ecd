package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.Map;

/// An aggregate as it is stored.
///
/// @param key the customer's id
/// @param version from 1, one more with every change that a caller can see
/// @param at when the last event happened, in business time
/// @param updatedAt when the last change that a caller can see was written
/// @param uniqueKeys the strings stored with the state
public record StoredAggregate<S>(
        String id,
        String key,
        long version,
        S state,
        Instant at,
        Instant updatedAt,
        Map<String, String> uniqueKeys) {}
