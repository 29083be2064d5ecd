package io.amends.eventing.spring;

import io.amends.eventing.aggregate.PropagatingTraceContext;
import io.amends.eventing.aggregate.TraceContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Uses the service's tracer, so that logs and spans of an event's effect belong to the request
/// that caused it. For a trace that is not sampled no spans are made: only its ids are passed on,
/// to events and log lines.
final class MicrometerTraceContext implements TraceContext {
    private static final String VERSION = "00-";
    private static final String COLLECTED = "-01";
    private static final String NOT_COLLECTED = "-00";
    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";

    /// `00-` and 32 digits, `-` and 16 digits, `-` and two.
    private static final int TRACE_BEGIN = VERSION.length();

    private static final int TRACE_END = TRACE_BEGIN + 32;
    private static final int SPAN_END = TRACE_END + 1 + 16;
    private static final int LENGTH = SPAN_END + 3;

    private final PropagatingTraceContext carried = new PropagatingTraceContext();
    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTraceContext(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public @Nullable String current() {
        var here = carried.current();
        if (here != null) {
            return here;
        }
        var span = tracer.currentSpan();
        return span == null ? null : traceparent(span);
    }

    @Override
    public void within(@Nullable String traceparent, String what, Runnable work) {
        if (traceparent == null) {
            work.run();
        } else if (isNotCollected(traceparent)) {
            runWithin(traceparent, what, work);
        } else {
            inSpan(traceparent, what, work);
        }
    }

    /// The last bit is the sampled flag.
    private static boolean isNotCollected(String traceparent) {
        return traceparent.length() == LENGTH
                && traceparent.startsWith(VERSION)
                && (Character.digit(traceparent.charAt(LENGTH - 1), 16) & 1) == 0;
    }

    private void runWithin(String traceparent, String what, Runnable work) {
        var traceId = MDC.get(TRACE_ID);
        var spanId = MDC.get(SPAN_ID);
        MDC.put(TRACE_ID, traceparent.substring(TRACE_BEGIN, TRACE_END));
        MDC.put(SPAN_ID, traceparent.substring(TRACE_END + 1, SPAN_END));
        try {
            carried.within(traceparent, what, work);
        } finally {
            putBack(TRACE_ID, traceId);
            putBack(SPAN_ID, spanId);
        }
    }

    private static void putBack(String key, @Nullable String before) {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }

    private void inSpan(String traceparent, String what, Runnable work) {
        var span =
                propagator.extract(Map.of("traceparent", traceparent), Map::get).name(what).start();
        try (var _ = tracer.withSpan(span)) {
            carried.within(traceparent(span), what, work);
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }

    private static String traceparent(Span span) {
        var context = span.context();
        var collected = Boolean.TRUE.equals(context.sampled()) ? COLLECTED : NOT_COLLECTED;
        return VERSION + context.traceId() + "-" + context.spanId() + collected;
    }
}
