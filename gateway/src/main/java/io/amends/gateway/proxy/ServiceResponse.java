package io.amends.gateway.proxy;

import io.amends.web.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.ServerResponse;

/// A service's response on its way to the caller.
///
/// @param response the response; closed when it has been passed on
/// @param problem the problem for a response that ends early before any of it was written
record ServiceResponse(ClassicHttpResponse response, Function<IOException, Problem> problem)
        implements ProxyExchange.Response {

    private static final int PIECE = 8192;

    ServerResponse to(ProxyExchange.Request request) {
        var answer =
                GatewayServerResponse.status(getStatusCode())
                        .build(
                                (incoming, outgoing) -> {
                                    copyTo(outgoing);
                                    return null;
                                });
        request.getResponseConsumers().forEach(consumer -> consumer.accept(this, answer));
        return answer;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        for (var header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }

    private void copyTo(HttpServletResponse outgoing) throws IOException {
        try (response) {
            var entity = response.getEntity();
            if (entity != null) {
                copy(entity.getContent(), outgoing, entity.getContentLength() < 0);
            }
            // The caller gets the end of the response although its own body may not have ended.
            outgoing.getOutputStream().close();
        }
    }

    private void copy(InputStream in, HttpServletResponse outgoing, boolean lines)
            throws IOException {
        var out = outgoing.getOutputStream();
        var piece = new byte[PIECE];
        for (var count = read(in, piece, outgoing); count >= 0; count = read(in, piece, outgoing)) {
            out.write(piece, 0, count);
            if (lines && in.available() == 0) {
                out.flush();
            }
        }
    }

    /// Once bytes were written, the connection to the caller breaks as the one to the service did.
    private int read(InputStream in, byte[] piece, HttpServletResponse outgoing)
            throws IOException {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            if (outgoing.isCommitted()) {
                throw broken;
            }
            for (var header : response.getHeaders()) {
                outgoing.setHeader(header.getName(), null);
            }
            throw problem.apply(broken);
        }
    }
}
