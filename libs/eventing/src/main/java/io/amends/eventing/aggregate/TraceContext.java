package io.amends.eventing.aggregate;

import org.jspecify.annotations.Nullable;

/// Provides the trace of the current thread, so that events carry it through the store and over the
/// wire, and continues it in the consumer.
public interface TraceContext {

    /// The current W3C `traceparent`, or null outside any trace.
    @Nullable String current();

    /// Runs work within the trace of an event.
    ///
    /// @param traceparent the event's; null for an event without a trace
    /// @param what the name of the work in the trace
    void within(@Nullable String traceparent, String what, Runnable work);
}
