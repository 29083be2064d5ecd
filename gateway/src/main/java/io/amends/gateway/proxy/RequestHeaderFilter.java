package io.amends.gateway.proxy;

import io.amends.gateway.access.Proxying;
import io.amends.gateway.token.InternalTokens;
import io.amends.web.observation.RequestId;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/// Forwards only the headers that services use: a header that is not listed here, above all the
/// caller's key and anything that resembles an internal header, is removed.
public final class RequestHeaderFilter implements RequestHttpHeadersFilter {

    private static final List<String> KNOWN =
            List.of(
                    HttpHeaders.ACCEPT,
                    HttpHeaders.ACCEPT_LANGUAGE,
                    HttpHeaders.CONTENT_ENCODING,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH,
                    "Idempotency-Key",
                    "traceparent",
                    "tracestate");

    private final InternalTokens tokens;
    private final Tracer tracer;
    private final Propagator propagator;

    /// Adds these tokens and the current trace.
    public RequestHeaderFilter(InternalTokens tokens, Tracer tracer, Propagator propagator) {
        this.tokens = tokens;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public HttpHeaders apply(HttpHeaders callers, ServerRequest request) {
        var headers = new HttpHeaders();
        for (var name : KNOWN) {
            var values = callers.get(name);
            if (values != null) {
                headers.addAll(name, values);
            }
        }
        var proxying = Proxying.of(request.servletRequest());
        headers.setBearerAuth(tokens.of(proxying.caller()));
        RequestId.current().ifPresent(id -> headers.set(RequestId.HEADER, id));
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(
                    span.context(), headers, (carrier, name, value) -> headers.set(name, value));
        }
        return headers;
    }
}
