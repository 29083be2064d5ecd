package io.amends.web.list;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/// Writes a page's next URL and total into the response headers.
@ControllerAdvice
public final class PageHeaders implements ResponseBodyAdvice<Object> {

    static final String TOTAL = "X-Total-Count";

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType format,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Page<?> page) {
            page.next()
                    .ifPresent(
                            next ->
                                    response.getHeaders()
                                            .add(HttpHeaders.LINK, link(request, next)));
            page.total().ifPresent(total -> response.getHeaders().set(TOTAL, Long.toString(total)));
        }
        return body;
    }

    /// Relative to the host, so that it is valid at any gateway.
    private static String link(ServerHttpRequest request, Cursor next) {
        var address =
                UriComponentsBuilder.newInstance()
                        .path(request.getURI().getRawPath())
                        .query(request.getURI().getRawQuery())
                        .replaceQueryParam("cursor", next.text())
                        .build(true);
        return "<" + address.toUriString() + ">; rel=\"next\"";
    }
}
