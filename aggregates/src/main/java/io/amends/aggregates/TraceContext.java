package io.amends.aggregates;

import org.jspecify.annotations.Nullable;

/// Knows in which trace the present thread works, so that events can carry it through the store.
@FunctionalInterface
public interface TraceContext {
    /// Where nothing is traced.
    TraceContext NONE = () -> null;

    /// The present W3C `traceparent`, or null outside any trace.
    @Nullable String current();
}
