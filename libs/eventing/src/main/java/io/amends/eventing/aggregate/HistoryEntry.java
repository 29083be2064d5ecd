package io.amends.eventing.aggregate;

import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A domain event with its metadata; one entry of the history.
///
/// @param id the aggregate
/// @param key the customer's id
/// @param sequence its number within the aggregate
/// @param at when the aggregate changed; for an overdue timer, the due instant
/// @param by who did it
/// @param command the id of the command that caused it
/// @param traceparent the W3C trace context of the request, where there was one
public record HistoryEntry<E>(
        String id,
        String key,
        Sequence sequence,
        Instant at,
        String by,
        String command,
        E event,
        @Nullable String traceparent) {}
