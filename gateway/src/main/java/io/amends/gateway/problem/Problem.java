package io.amends.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/// A refusal on its way to the caller. It has no stack trace: it is an answer, not a fault.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient List<Map<String, String>> errors;

    private Problem(ProblemType type, String detail, List<Map<String, String>> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = errors;
    }

    /// A problem with a sentence that says what to do.
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of());
    }

    /// Wrong fields, by JSON pointer.
    public static Problem invalid(Map<String, String> errors) {
        var listed =
                errors.entrySet().stream()
                        .map(error -> Map.of("pointer", error.getKey(), "detail", error.getValue()))
                        .toList();
        return new Problem(
                ProblemType.INVALID_INPUT,
                "Correct what `errors` lists and send it again.",
                listed);
    }

    /// Adds a header to the answer.
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /// Says when to try again, in whole seconds, at least one.
    public Problem retryAfter(Duration wait) {
        return header(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    /// What kind it is.
    public ProblemType type() {
        return type;
    }

    /// What is wrong and what to do, in the caller's words.
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    /// Headers that go with the answer.
    public Map<String, String> headers() {
        return headers;
    }

    /// Every wrong field, with `pointer` and `detail`.
    public List<Map<String, String>> errors() {
        return errors;
    }
}
