package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.Map;

/// An aggregate as it lies in the store.
///
/// @param key the customer's id
/// @param version from 1, one more with every change that a caller can see
/// @param at when the last thing happened, in business time
/// @param updatedAt when the last change that a caller can see was written
/// @param uniqueKeys the strings that calls left beside the state
public record StoredAggregate<S>(
        String id,
        String key,
        long version,
        S state,
        Instant at,
        Instant updatedAt,
        Map<String, String> uniqueKeys) {}
