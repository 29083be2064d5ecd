package io.amends.web.problem;

import java.net.URI;
import java.util.Locale;

/// Every type of problem in responses. The gateway serves a page for each at `/problems/<name>`; a
/// test there fails when a page is missing.
public enum ProblemType {
    INVALID_INPUT(400, "Something in the request is wrong"),
    IDEMPOTENCY_KEY_MISSING(400, "The header Idempotency-Key is missing"),
    NOT_AUTHENTICATED(401, "Who is calling is not known"),
    NOT_ALLOWED(403, "Your role does not allow this"),
    NOT_FOUND(404, "There is nothing here for you"),
    METHOD_NOT_SUPPORTED(405, "This address does not know that method"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in that format"),
    DOES_NOT_FIT(409, "This does not fit the present state"),
    ALREADY_EXISTS(409, "This exists already, with other content"),
    IN_PROGRESS(409, "The first request with this key is still being worked on"),
    STALE(412, "It has changed since you last read it"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's format is not understood here"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another body"),
    PRECONDITION_MISSING(428, "The header If-Match is missing"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    HEADERS_TOO_LARGE(431, "The request's headers are too large"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    UNREADABLE_DOCUMENT(500, "What is stored here cannot be read"),
    UNAVAILABLE(503, "Not available at the moment"),
    TIMEOUT(504, "It took too long");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// A short sentence, the same for every occurrence.
    public String title() {
        return title;
    }

    /// The name in lower-case words joined by hyphens, as in `does-not-fit`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The URL of its page, relative to the gateway.
    public URI uri() {
        return URI.create("/problems/" + slug());
    }
}
