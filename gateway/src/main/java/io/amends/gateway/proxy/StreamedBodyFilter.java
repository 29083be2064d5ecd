package io.amends.gateway.proxy;

import io.amends.gateway.proxy.DuplexRequestExecutor.Sending;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps a request open until its streamed body is no longer read: the container reuses the request
/// for the next caller. The response, also a problem, is sent before that.
public final class StreamedBodyFilter extends OncePerRequestFilter {

    private static final String SENDING = StreamedBodyFilter.class.getName();

    /// Makes this request wait for the end of its body.
    static void awaitBody(HttpServletRequest request, Sending sending) {
        request.setAttribute(SENDING, sending);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
            if (request.getAttribute(SENDING) != null) {
                response.flushBuffer();
            }
        } finally {
            if (request.getAttribute(SENDING) instanceof Sending sending) {
                sending.join();
            }
        }
    }
}
