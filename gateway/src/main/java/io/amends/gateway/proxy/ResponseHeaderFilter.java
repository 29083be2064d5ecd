package io.amends.gateway.proxy;

import io.amends.web.observation.RequestId;
import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/// Returns a service's headers, except those that concern one connection only and the request id,
/// which the gateway has set already.
public final class ResponseHeaderFilter implements ResponseHttpHeadersFilter {

    private static final List<String> OURS =
            List.of(
                    HttpHeaders.CONNECTION,
                    "Keep-Alive",
                    HttpHeaders.TRANSFER_ENCODING,
                    HttpHeaders.TRAILER,
                    HttpHeaders.UPGRADE,
                    HttpHeaders.SERVER,
                    HttpHeaders.DATE,
                    RequestId.HEADER);

    @Override
    public HttpHeaders apply(HttpHeaders services, ServerResponse response) {
        OURS.forEach(services::remove);
        return services;
    }
}
