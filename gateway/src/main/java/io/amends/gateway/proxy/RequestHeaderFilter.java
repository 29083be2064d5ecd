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

/// Services see the headers that mean something to them and no others: what is not listed here,
/// above all the caller's key and anything that looks like one of our own, stays outside.
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

    /// Adds these tokens and the present trace.
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
        var passage = Proxying.of(request.servletRequest());
        headers.setBearerAuth(tokens.of(passage.caller()));
        RequestId.current().ifPresent(id -> headers.set(RequestId.HEADER, id));
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(
                    span.context(), headers, (carrier, name, value) -> headers.set(name, value));
        }
        return headers;
    }
}
