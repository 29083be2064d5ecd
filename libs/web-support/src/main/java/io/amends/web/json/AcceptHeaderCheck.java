package io.amends.web.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Refuses requests that accept only other formats than JSON before they have an effect: a command
/// must not be executed and then answered with 406. Routes with a `produces` attribute are checked
/// by it in their mapping.
final class AcceptHeaderCheck implements HandlerInterceptor {
    private static final String OURS = "io.amends.";

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) == null
                && !isStream(request)
                && !acceptsJson(request)) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        try {
            return accepted == null
                    || accepted.isBlank()
                    || MediaType.parseMediaTypes(accepted).stream()
                            .anyMatch(each -> each.includes(MediaType.APPLICATION_JSON));
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /// NDJSON requests are answered with NDJSON, whatever is accepted.
    private static boolean isStream(HttpServletRequest request) {
        return String.valueOf(request.getContentType())
                .startsWith(MediaType.APPLICATION_NDJSON_VALUE);
    }
}
