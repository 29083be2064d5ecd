package io.amends.gateway.problem;

/// What the gateway itself refuses. Services have further kinds; the pages explain all of them.
public enum ProblemType {
    INVALID_INPUT("invalid-input", 400),
    NOT_AUTHENTICATED("not-authenticated", 401),
    NOT_ALLOWED("not-allowed", 403),
    NOT_FOUND("not-found", 404),
    METHOD_NOT_SUPPORTED("method-not-supported", 405),
    NOT_ACCEPTABLE("not-acceptable", 406),
    TOO_LARGE("too-large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415),
    TOO_MANY_REQUESTS("too-many-requests", 429),
    HEADERS_TOO_LARGE("headers-too-large", 431),
    INTERNAL_ERROR("internal-error", 500),
    UNAVAILABLE("unavailable", 503),
    TIMEOUT("timeout", 504);

    private final String slug;
    private final int status;

    ProblemType(String slug, int status) {
        this.slug = slug;
        this.status = status;
    }

    /// The name in addresses.
    public String slug() {
        return slug;
    }

    /// The HTTP status that goes with it.
    public int status() {
        return status;
    }
}
