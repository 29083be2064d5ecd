package io.amends.gateway.access;

import io.amends.web.caller.Role;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// One row of the route table: an address, its target, and the roles that may use it.
///
/// @param method the HTTP method
/// @param path the address below `/api/v1`, with `{}` around variables
/// @param target the target
/// @param roles the roles that may use it
/// @param body the kind of request body
/// @param pattern the address with `/api/v1`, parsed
public record Route(
        HttpMethod method,
        String path,
        RouteTarget target,
        Set<Role> roles,
        Body body,
        PathPattern pattern) {

    /// The request body of a route.
    public enum Body {
        /// One document, of limited size.
        DOCUMENT(MediaType.APPLICATION_JSON),
        /// One document as its author wrote it.
        POLICY(MediaType.APPLICATION_JSON, MediaType.APPLICATION_YAML),
        /// A stream of documents, one per line, each answered while the stream continues; or one
        /// document.
        STREAM(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON);

        private final List<MediaType> formats;

        Body(MediaType... formats) {
            this.formats = List.of(formats);
        }

        /// The media types, as `application/json`.
        String words() {
            return String.join(", ", formats.stream().map(MediaType::toString).toList());
        }

        /// Whether a `Content-Type` names one of the media types.
        boolean accepts(@Nullable String contentType) {
            try {
                var given = MediaType.parseMediaType(contentType == null ? "" : contentType);
                return formats.stream().anyMatch(given::equalsTypeAndSubtype);
            } catch (InvalidMediaTypeException unreadable) {
                return false;
            }
        }
    }

    /// Prefix of all routes.
    public static final String BASE = "/api/v1";

    /// Below [#BASE]: the OpenAPI document, which needs no key.
    public static final String OPENAPI = "/openapi";

    Route(HttpMethod method, String path, RouteTarget target, Set<Role> roles, Body body) {
        this(
                method,
                path,
                target,
                Set.copyOf(roles),
                body,
                PathPatternParser.defaultInstance.parse(BASE + path));
    }

    /// `HEAD` is allowed wherever `GET` is.
    boolean admits(String asked) {
        return method.matches(asked)
                || method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(asked);
    }

    /// Whether the method gives a body a meaning; otherwise the body is not forwarded.
    public boolean takesBody() {
        return method.equals(HttpMethod.POST)
                || method.equals(HttpMethod.PUT)
                || method.equals(HttpMethod.PATCH);
    }

    boolean leadsTo(PathContainer address) {
        return pattern.matches(address);
    }
}
