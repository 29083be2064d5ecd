package io.amends.eventing.aggregate;

import org.jspecify.annotations.Nullable;

/// Knows in which trace the present thread works, so that events can carry it through the store and
/// over the wire, and takes it up again on the other side.
public interface TraceContext {

    /// The present W3C `traceparent`, or null outside any trace.
    @Nullable String current();

    /// Does some work within the trace of an event.
    ///
    /// @param traceparent where the event comes from; null for an event without a trace
    /// @param what is being done, as a name among others in the trace
    void within(@Nullable String traceparent, String what, Runnable work);
}
