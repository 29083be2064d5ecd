package io.amends.web.problem;

import io.amends.json.Unicode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// A refusal or failure for the caller, written as an RFC 9457 problem. It has no stack trace: it
/// is a response, not a bug.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient HttpHeaders headers = new HttpHeaders();

    private Problem(ProblemType type, String detail, Collection<Violation> errors) {
        super(Unicode.repaired(detail), null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /// A problem with a sentence for the caller on what to do.
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /// Invalid input, with all errors.
    public static Problem invalid(Collection<Violation> errors) {
        var locations =
                errors.stream().map(Problem::location).distinct().collect(Collectors.joining(", "));
        return new Problem(
                ProblemType.INVALID_INPUT,
                "Correct what `errors` lists and send it again: " + locations + ".",
                errors);
    }

    /// Invalid input with one error.
    public static Problem invalid(Violation error) {
        return invalid(List.of(error));
    }

    /// Not found, or not visible to this caller.
    public static Problem notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    /// Temporarily unavailable; the caller should retry after `retryAfter`.
    public static Problem unavailable(String detail, Duration retryAfter) {
        return of(ProblemType.UNAVAILABLE, detail).retryAfter(retryAfter);
    }

    /// Adds a member to the document, as `possible` or `current`; `null` adds nothing.
    public Problem with(String member, @Nullable Object value) {
        if (value != null) {
            members.put(member, value);
        }
        return this;
    }

    /// Adds a header to the response.
    public Problem header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    /// Sets `Retry-After`, in whole seconds, at least one.
    public Problem retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    /// The type.
    public ProblemType type() {
        return type;
    }

    /// What is wrong and what to do, for the caller.
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    /// All input errors; empty for other types.
    public List<Violation> errors() {
        return errors;
    }

    /// Further members of the document.
    public Map<String, Object> members() {
        return members;
    }

    /// Headers of the response.
    public HttpHeaders headers() {
        return headers;
    }

    private static String location(Violation error) {
        var name = error.pointer().isEmpty() ? "the body" : error.pointer().substring(1);
        return error.in() == null ? name : error.in() + " " + name;
    }
}
