package io.amends.eventing.aggregate;

import org.jspecify.annotations.Nullable;

/// Passes a trace from event to event where no tracer makes spans.
public final class PropagatingTraceContext implements TraceContext {
    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    @Override
    public @Nullable String current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    @Override
    public void within(@Nullable String traceparent, String what, Runnable work) {
        if (traceparent == null) {
            work.run();
        } else {
            ScopedValue.where(CURRENT, traceparent).run(work);
        }
    }
}
