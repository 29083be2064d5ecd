package io.amends.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/// The token of the header `Authorization: Bearer …`.
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    static Optional<String> of(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
