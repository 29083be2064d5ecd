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

/// One line of the table: an address, who answers, and who may ask.
///
/// @param method the HTTP method
/// @param path the address below `/api/v1`, with `{}` around what varies
/// @param behind who answers
/// @param roles who may ask
/// @param body what comes in
/// @param pattern the address with `/api/v1`, ready to be matched
public record Route(
        HttpMethod method,
        String path,
        RouteTarget behind,
        Set<Role> roles,
        Body body,
        PathPattern pattern) {

    /// What comes in through a door.
    public enum Body {
        /// One document, of limited size.
        DOCUMENT(MediaType.APPLICATION_JSON),
        /// A stream of documents, one a line, answered line by line while it comes; or one
        /// document.
        STREAM(MediaType.APPLICATION_JSON, MediaType.APPLICATION_NDJSON);

        private final List<MediaType> formats;

        Body(MediaType... formats) {
            this.formats = List.of(formats);
        }

        /// The formats' names, as `application/json`.
        String words() {
            return String.join(", ", formats.stream().map(MediaType::toString).toList());
        }

        /// Whether a `Content-Type` names one of the formats.
        boolean accepts(@Nullable String contentType) {
            try {
                var given = MediaType.parseMediaType(contentType == null ? "" : contentType);
                return formats.stream().anyMatch(given::equalsTypeAndSubtype);
            } catch (InvalidMediaTypeException unreadable) {
                return false;
            }
        }
    }

    /// Where all of them are.
    public static final String BASE = "/api/v1";

    /// Below [#BASE]: the description of all routes, which needs no key.
    public static final String OPENAPI = "/openapi";

    Route(HttpMethod method, String path, RouteTarget behind, Set<Role> roles, Body body) {
        this(
                method,
                path,
                behind,
                Set.copyOf(roles),
                body,
                PathPatternParser.defaultInstance.parse(BASE + path));
    }

    /// Whoever may read may also ask for the headers alone.
    boolean admits(String asked) {
        return method.matches(asked)
                || method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(asked);
    }

    /// Whether a body has a meaning here; where it has none it is not handed on.
    public boolean takesBody() {
        return method.equals(HttpMethod.POST)
                || method.equals(HttpMethod.PUT)
                || method.equals(HttpMethod.PATCH);
    }

    boolean leadsTo(PathContainer address) {
        return pattern.matches(address);
    }
}
