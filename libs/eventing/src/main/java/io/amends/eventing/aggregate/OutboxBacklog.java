package io.amends.eventing.aggregate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much waits to be sent.
///
/// @param aggregates aggregates with waiting events
/// @param since since when the oldest event waits, by the real clock; null when none waits
public record OutboxBacklog(long aggregates, @Nullable Instant since) {}
