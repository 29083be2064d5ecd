package io.amends.aggregates.spring;

import io.amends.aggregates.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The service's own tracer, so that logs and spans of an event's effect belong to the request that
/// once caused it.
final class MicrometerTraces implements TraceContext {
    private final Tracer tracer;
    private final Propagator propagator;

    MicrometerTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public @Nullable String current() {
        var span = tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        var sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), sampled);
    }

    @Override
    public void within(@Nullable String traceparent, String what, Runnable work) {
        if (traceparent == null) {
            work.run();
            return;
        }
        var span =
                propagator.extract(Map.of("traceparent", traceparent), Map::get).name(what).start();
        try (var _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
