package io.amends.importer;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The meaning of a response for the line that was posted.
sealed interface RowResult {

    /// The line is processed.
    record Done(LineResult result) implements RowResult {}

    /// The platform cannot accept the line now.
    ///
    /// @param pause how long it asks to wait, if specified
    /// @param fault whether this request itself may cause the failure
    record Again(@Nullable Duration pause, String why, boolean fault) implements RowResult {}

    /// Every other line would fail as well.
    record Hopeless(String why) implements RowResult {}

    /// Interprets a response.
    ///
    /// @param repeated whether this request had been sent before in this run: then a replayed
    ///   response is our own
    /// @param naming how responses identify the created resource
    static RowResult of(
            long line, HttpResponse<String> answer, ImportTarget.Naming naming, boolean repeated) {
        var body = json(answer.body());
        int status = answer.statusCode();
        return switch (status) {
            case 200, 201 -> taken(line, answer, naming.of(body), repeated);
            case 408, 425, 429, 502, 503, 504 ->
                    new Again(
                            retryAfter(answer, Instant.now()),
                            "the platform answers " + reason(status, body),
                            false);
            case 401, 403 -> new Hopeless("the key was refused: " + reason(status, body));
            case 400, 409, 412, 413, 415, 422, 428 ->
                    new Done(
                            new LineResult(
                                    line,
                                    LineResult.Outcome.REFUSED,
                                    body.path("reference").asString(null),
                                    reason(status, body)));
            default ->
                    status >= 500
                            ? new Again(null, "the platform failed: " + reason(status, body), true)
                            : new Hopeless("the platform answers " + reason(status, body));
        };
    }

    private static RowResult taken(
            long line, HttpResponse<String> answer, @Nullable String reference, boolean repeated) {
        if (reference == null) {
            return new Hopeless("the answer names nothing that was taken in; is this Amends?");
        }
        boolean replayed =
                answer.headers().firstValue("Idempotent-Replayed").isPresent() && !repeated;
        boolean existing = answer.statusCode() == 200 || replayed;
        var outcome = existing ? LineResult.Outcome.EXISTING : LineResult.Outcome.CREATED;
        return new Done(new LineResult(line, outcome, reference, null));
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    /// A problem document in one line: every field error, or else the detail, or else the title.
    private static String reason(int status, JsonNode problem) {
        var fields = new ArrayList<String>();
        for (var error : problem.path("errors")) {
            fields.add(
                    error.path("pointer").asString("") + " " + error.path("detail").asString(""));
        }
        var title = problem.path("title").asString("status " + status);
        return fields.isEmpty()
                ? problem.path("detail").asString(title)
                : String.join("; ", fields).strip();
    }

    /// `Retry-After` in either format: seconds, or a date.
    static @Nullable Duration retryAfter(HttpResponse<?> answer, Instant now) {
        var value = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeParseException neither) {
            return null;
        }
    }
}
