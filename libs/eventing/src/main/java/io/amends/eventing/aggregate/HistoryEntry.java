package io.amends.eventing.aggregate;

import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A domain event with what is known around it; a line of the history.
///
/// @param id the aggregate
/// @param key the customer's id
/// @param sequence its place in the aggregate's life
/// @param at when the aggregate changed; for what was overdue, the due instant
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
